// Made by makeSpeech.ts together with orderCall.mp3; run prettier over it afterwards.
export const orderCallSeconds = 31.8;

export const orderCallSegments = [
  {
    source: 'USER',
    text: 'Northquay support, Priya speaking. How can I help?',
    start: 0.45,
    end: 3.78,
  },
  {
    source: 'EXTERNAL',
    text: "Hello Priya, it's Ada Lovelace. I'm calling about order forty-eight, two, one three.",
    start: 4.23,
    end: 9.69,
  },
  {
    source: 'USER',
    text: 'Let me look. Twelve scanners, right? They left our warehouse this morning.',
    start: 10.14,
    end: 14.89,
  },
  { source: 'EXTERNAL', text: 'Wonderful. Will they be here by Friday?', start: 15.34, end: 17.73 },
  {
    source: 'USER',
    text: 'They will. I can text you the tracking number.',
    start: 18.18,
    end: 21.12,
  },
  {
    source: 'EXTERNAL',
    text: 'Please do. And is the training still on Monday at ten?',
    start: 21.57,
    end: 24.71,
  },
  { source: 'USER', text: 'Monday at ten, yes. Daniel will call you.', start: 25.16, end: 28.23 },
  {
    source: 'EXTERNAL',
    text: 'Then we are all set. Thank you, goodbye.',
    start: 28.68,
    end: 31.35,
  },
];
