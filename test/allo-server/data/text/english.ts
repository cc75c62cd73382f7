import { script, type Phrases, type Scenario } from './template.ts';

const opening = script(`
U [Northquay, {agent} speaking.|Hi, this is {agent} at Northquay.|Northquay support, you're through to {agent}.] How can I help?
E [Hi {agent}, it's {first} from {company}.|Hello, {first} here, {company}. Have you got a minute?|Hey {agent}, {first} over at {company}. How are you?]
U [Hi {first}, good to hear from you. What's going on?|Of course, {first}. Go ahead.|Doing well, thanks {first}. What can I do for you?]
`);

const openingOutbound = script(`
E [Hello?|{company}, {first} speaking.|Yes, {first} here.]
U [Hi {first}, {agent} from Northquay. Is this a good moment?|Hi {first}, it's {agent} at Northquay, I promised to call you back today.]
E [Sure, just let me close the door. Okay, go ahead.|Perfect timing, I was about to write to you.|I've got ten minutes before a delivery comes in, so yes.]
`);

const closing = script(`
U [Is there anything else I can do for you today?|Anything else while I have you?]
E [No, that was it. Thanks, {agent}.|That covers it, you've been really helpful.|Nope, all good. Have a great {day}.]
U [You're welcome. I'll send you a short recap by text. Bye {first}.|Great. Talk soon, {first}.|My pleasure. Bye now.]
`);

const receptionist = script(`
A Hello, you've reached Northquay. I'm the virtual assistant. This call may be recorded. How can I help you today?
E [Uh, hi. Am I talking to a machine?|Hi, I'd like to speak to a person, please.|Yes hi, I have a question about order {ref}.]
A [I'm an AI assistant, and I can take a message or put you through. May I have your name and company?|I understand. Before I transfer you, may I ask who is calling, and what it is about?]
E It's {first}, from {company}. It's about [an invoice|a delivery|our scanners], reference {ref}.
A Thank you, {first}. I have noted reference {ref}. I am transferring you to {agent} now, please stay on the line.
`);

const receptionistMessage = script(`
A Hello, you've reached Northquay. Our office is closed at the moment. I'm the virtual assistant, and I can take a message for the team.
E Okay. It's {first} from {company}. [We can't print labels since this morning.|I wanted to ask when order {ref} ships.|Could {agent} call me about the renewal?]
A Let me read that back: {first}, {company}, reference {ref}. Is that right?
E Yes, that's right. [Before noon would be good.|Tomorrow is fine.]
A Thank you. I will pass it on, and somebody will call you back on {day}. Goodbye.
`);

const voicemails: readonly string[] = [
  "Hi, it's {first} from {company}. [Nothing urgent.|I'm just getting back to you.] Could you call me when you get this? I'm around until five. Thanks, bye.",
  "Hello {agent}, {first} here. The replacement scanner for order {ref} still hasn't turned up, and we're counting stock on {day}. Please call me back. The number is the one I'm calling from.",
  'Hey, this is {first}. I got your quote for {amount} and I have two small questions about the {module} module. Try me [this afternoon|tomorrow morning]. Bye.',
  "Hi, yes, {company}. We moved offices, so the address on invoice {ref} is wrong. If you could send a corrected one to accounts, that'd be great. Thank you.",
];

const smallTalk = script(`
E [Sorry, one second, somebody's at the loading dock. Okay, I'm back.|Hang on, let me find that. My desk is a disaster today.]
U [No rush at all.|Take your time.]
E [We had snow this morning, half the team is late.|The new espresso machine is louder than our table saw, I apologize.]
U [Ha, I can relate.|I can barely hear it, don't worry.]
`);

const scenarios: readonly Scenario[] = [
  {
    tags: ['support', 'order'],
    followUp:
      'Hi {first}, the replacement for order {ref} left our warehouse today and arrives {day}. {agent}, Northquay',
    summary: `**Late delivery of order {ref}.** {first} ({company}) has been waiting for {count} scanners.

- The parcel has sat at the carrier's depot in {city} since {day}
- {agent} opened a trace and ships a replacement by express
- No charge for the second shipment

**Next step:** {agent} texts the tracking number.`,
    lines: script(`
E I'm calling about order {ref}. [It was supposed to be here on {day}.|We were told {day}, and it still isn't here.]
U Let me pull that up. Order {ref}, {count} handheld scanners with charging docks, right?
E Right. The tracking page has said "in transit" since {day}, and [we count stock next week|I've got three temps starting on Monday], so I really need them.
U I can see it. The parcel was scanned at the depot in {city} and nothing has happened since. I'm sorry about that.
E [Can you find out where it is?|So what do we do?]
U I'm opening a trace with the carrier now. That usually takes two days, so I'd rather not make you wait: I'll send a replacement set by express today.
E And I won't be billed twice?
U No. The replacement goes out at zero, and if the first parcel turns up, just refuse it or put our return label on it.
E Okay. That works. [Can you text me the tracking number?|Could you send me the new tracking number? Email gets buried here.]
U I'll text it to this number as soon as the label is printed, within the hour.
E Thank you. That's a load off my mind.
`),
  },
  {
    tags: ['billing', 'refund'],
    followUp:
      'Hello {first}, credit note for {amount} on invoice {ref} is in your inbox. It will reach your bank in 3 to 5 days.',
    summary: `**Billed twice on invoice {ref}.** {company} was charged {amount} for seats that had been removed in {day}'s change.

1. {agent} confirmed the duplicate in the billing log
2. Credit note of {amount} issued during the call
3. {first} asked for invoices to go to *accounts* instead of to a person`,
    lines: script(`
E We got invoice {ref} this morning and the amount looks off. It says {amount}, [we expected about half of that|last month it was less than half].
U Let me open it. I see {count} seats on there. How many people actually use it on your side?
E That's the thing, we took [four|five|six] people off, and you confirmed it by email. I have the email right here.
U You're right. The seats were removed, but the change landed a day after the billing run, so you were charged for both.
E So we paid for people who left. [My bookkeeper is not amused.|Our accountant flagged it in red.]
U Understandable. I'm issuing a credit note now for the difference, {amount}. Would you like it back on the card, or as credit for next month?
E On the card, please. It keeps the books simpler.
U Done. You'll see it in three to five working days. Do the invoices still go to you personally?
E They do, and they shouldn't. Can they go to accounts at our domain?
U Changed. From the next one on they go to accounts, and you're in copy unless you tell me otherwise.
E No copy needed. I get enough email.
`),
  },
  {
    tags: ['interested', 'demo'],
    followUp:
      'Hi {first}, great talking to you! Demo is booked for {day} at {time}. The invite has the link. {agent}',
    summary: `**Interested in the {module} module.** {company} runs on spreadsheets today and loses about a day a month to stock counts.

| Question | Answer |
|---|---|
| People | {count} |
| Budget | around {amount} a year |
| Decision | {first} and the owner |

**Demo booked:** {day}, {time}.`,
    lines: script(`
U You asked about the {module} module on our site. What made you look at it?
E [Honestly? Spreadsheets.|We've outgrown our spreadsheet.] There are {count} of us now, and every month somebody overwrites the stock sheet and we spend a day counting again.
U We hear that a lot. How many different items do you carry?
E Around two thousand, if you count every size of hinge. [Nobody wants to count every size of hinge.|Screws not included.]
U That's a comfortable size for it. You'd scan a shelf label, the quantity goes down, and the reorder list writes itself.
E And it talks to our accounting?
U It does. It posts invoices and receipts both ways, once an hour, or right away if you like to live dangerously.
E What does it cost? Ballpark.
U For {count} people, about {amount} a year including two scanners. There's no setup fee if you import the items yourselves, and the import is one file.
E [That's less than I feared.|Okay, that's within what we talked about internally.] I'd want the owner to see it, though.
U Then let's do a half-hour demo with both of you. How about {day} at {time}?
E {day} at {time} works. Can you show it with our own items? I can send you fifty of them.
U Please do, it's a much better demo with your own hinges.
`),
  },
  {
    tags: ['support', 'bug'],
    followUp:
      'Hi {first}, the fix for the label problem is live (version 4.{count}). Please restart the app once. {agent}',
    summary: `**Labels print blank since the update.** Affects the {module} module at {company}, all printers.

- Works from a phone, fails from the desktop app
- Cause: the update reset the label width to zero
- *Workaround given:* set the width to 50 mm under **Settings → Printers**

Reported to engineering as \`NQ-{count}17\`.`,
    lines: script(`
E Since the update [this morning|yesterday evening] our labels come out blank. The printer feeds, but there's nothing on them.
U All printers, or just one?
E All three. I tried the old one from the back room as well, same thing.
U And if you print from the phone app?
E Let me try... [one second...|it's thinking...] No, hold on, that one works! It's only the desktop.
U That narrows it down nicely. Could you open Settings, then Printers, and read me the label width?
E It says... zero. Zero millimeters. That can't be right.
U It isn't. The update seems to have reset it. Put in fifty, that's what your rolls are, and print one.
E Fifty. Save. And... yes, there it is. [You're a genius.|Beautiful.]
U I'll take it, but the credit goes to the phone app. I'm reporting this so that it doesn't happen to anyone else. May I use your log file?
E Sure. Where do I find it?
U Help, then Send Diagnostics. It only holds settings and error messages, no customer data.
E Sent. Will the next update break it again?
U No, the width is stored on our side now. If it does, call me directly and I'll owe you a coffee.
`),
  },
  {
    tags: ['renewal', 'negotiation'],
    followUp:
      'Hi {first}, the renewal at {amount} for two years is attached to the email I just sent. Valid until {day}.',
    summary: `**Renewal of {company}.** The contract ends on {day}; {first} asked for a better price.

- Uses **{module}** daily, has never opened the reporting module
- Offer: two years at {amount} a year, reporting removed, price locked
- {first} decides after talking to {colleague}

> "I don't need more features, I need fewer surprises."`,
    lines: script(`
U Your contract comes up on {day}, so I wanted to hear how it's going before anything renews by itself.
E I appreciate that. [The last vendor didn't even ask.|Most people just send the bill.] It's going well. We use {module} every single day.
U And the rest of it?
E To be honest, nobody has opened the reporting thing since the training. I don't need more features, I need fewer surprises.
U That's fair. What kind of surprises?
E The price went up [eight|nine|eleven] percent last year, and I found out from my credit card statement.
U You should have heard that from us. Here's what I can do: take reporting out, and lock the price for two years, at {amount} a year.
E And if we add people?
U Same price per seat, in writing, for the whole two years.
E That's decent. I have to run it by {colleague}, but I think we'd sign that.
U Take until {day}. I'll send it over so you have the numbers in front of you.
E Send it to me, not to the general address, please. It gets lost there.
`),
  },
  {
    tags: ['onboarding', 'training'],
    followUp:
      'Hi {first}, here is the sheet we filled in today plus the two-minute video about counting: northquay.example/count',
    summary: `**Onboarding call {company}.** Items imported, first shelf scanned together.

- {count} items had no unit; {first} fixes them in the sheet
- Two scanners paired, one needs a firmware update
- Staff training on {day} at {time}`,
    lines: script(`
U So today I'd like to get your items in and scan one real shelf together. Do you have the file?
E I do. I exported it from the old system, but [it looks a bit wild|I'm a little embarrassed by it].
U They always do. Drag it into the import window and tell me what it says.
E It says {count} rows have no unit.
U That's normal. The old system allowed empty units. Sort by unit, and the empty ones come to the top.
E Oh, those are all fasteners. Should they be pieces or boxes?
U How do you sell them?
E By the piece. But we buy boxes of two hundred.
U Then the unit is the piece, and the box is a purchase unit with a factor of two hundred. You can fill the whole column at once.
E Like a spreadsheet. Okay... saved. It's importing. [Forty percent... seventy...|It's quick.] Done.
U Great. Now take the scanner, point it at any shelf label, and press the yellow button.
E It beeped! It shows hinge, brass, sixty millimeters, quantity [eighteen|forty|twelve].
U And how many are really there?
E Let me count... two fewer. Somebody owes me two hinges.
U Type the real number and press green. That's your first stock correction, congratulations.
E The second scanner says firmware something. Is that bad?
U No, it wants to update itself. Put it in the dock over night. Shall we do the staff training on {day} at {time}?
E {day} at {time} is good, everybody's in.
`),
  },
  {
    tags: ['complaint', 'escalation'],
    followUp:
      'Hello {first}, {colleague} here, head of support. I read the whole history and will call you on {day} at {time}.',
    summary: `**Complaint: third call about the same sync error.** {first} is *frustrated*; stock shows negative quantities after every night's sync.

- Ticket {ref} was closed twice without an answer
- Cause found on the call: two shops share one warehouse code
- Escalated to **{colleague}**, who calls on {day}

**At risk.**`,
    lines: script(`
E This is the third time I'm calling about the same thing, and I want to say up front that [I'm not angry at you|it isn't personal], but I am angry.
U That's completely fair. Tell me what happened, and I won't ask you to restart anything.
E Good, because I've restarted everything. Every morning the stock is negative. Minus forty oak panels. You can't have minus forty oak panels.
U No, you can't. I have ticket {ref} here. It was closed twice?
E Twice! Both times with "resolved". Nobody told me what was resolved. [It certainly wasn't the problem.|Spoiler: nothing was.]
U I'm sorry. Let me look at last night's sync while we talk. Your web shop and your counter... do they have the same warehouse code?
E I don't know. What's a warehouse code?
U It's a short name that says where an item is taken from. Yours are both MAIN. So each sale is taken off twice, once by each shop.
E So the whole time it was a... a name?
U A name, and a check that we should have had. I'm changing the shop's code to WEB now, and I'll correct last night's numbers.
E And tomorrow morning?
U Tomorrow morning I'll look before you do. And I'd like {colleague}, who runs support, to call you about those two closed tickets.
E I'd like that too. Not for a discount. I want to know it won't happen to the next person.
U Would {day} at {time} suit you?
E It would. Thank you for actually looking.
`),
  },
  {
    tags: ['question', 'integration'],
    followUp:
      'Hi {first}, API docs: northquay.example/developers. Your test key is in the email. Shout if anything is unclear. {agent}',
    summary: `**Web shop integration.** {company} wants stock levels on its own site.

- Their developer needs *read-only* access: a scoped key is enough
- Webhooks exist for "quantity changed"; polling every minute is not needed
- Rate limit explained (20 requests a second)

Follow up on {day}.`,
    lines: script(`
E Our web developer wants to show stock levels on the site. Is there an API, or do we have to export something every night?
U There's an API. What should people see, the exact number or just whether it's there?
E Just "in stock", "a few left" or "two weeks". We had exact numbers once, and [our competitor read them|people argued about them].
U Smart. Then a read-only key will do. It can see quantities, but no prices and no customers.
E Good, because the developer is a freelancer. He's nice, but still.
U Exactly what it's for. And tell him not to ask for all two thousand items every minute.
E He'd do that?
U They all do it once. There's a webhook: we call your site whenever a quantity changes, so he can just listen.
E I'll pretend I understood that and forward it. Is there a limit?
U Twenty requests a second. If he gets a 429 he should wait as long as the answer says, and not a bit less.
E Four two nine. [Written down.|Got it, it's on a sticky note.] What does it cost?
U It's included. I'll text you the link to the documentation, and we can talk again on {day} if he has questions.
`),
  },
  {
    isFarewell: true,
    tags: ['cancellation', 'not_interested'],
    followUp:
      'Hi {first}, your export is ready and your account closes on {day}. Thank you for the time with us. The door stays open!',
    summary: `**Cancellation.** {company} closes its shop in {city} and no longer keeps stock.

- Reason: business sold, *not* the product
- Full export (CSV) requested, including {count} years of invoices
- Account ends on {day}; no further charges`,
    lines: script(`
E I'm afraid this is a goodbye call. We've sold the shop in {city}, and the new owner has her own system.
U I'm sorry to see you go, but congratulations! [How do you feel about it?|That's big news.]
E Relieved, mostly. Thirty years of Saturdays. I'm going to learn to sail.
U That sounds well deserved. Let me make the paperwork easy, then. When's your last day?
E {day}. After that nobody here will log in anymore.
U I'll end the account on {day} and nothing will be charged after it. Do you need your data?
E My accountant says I have to keep invoices for [seven|ten] years. Can I get them as files?
U You can. I'm preparing an export: items, movements, and every invoice as a PDF, plus a CSV. It'll be ready in about an hour.
E And the scanners? There's a drawer full of them.
U Keep them, or send them back with a free label and we'll refurbish them for a school workshop.
E Oh, I like that. Send me the label, please.
`),
  },
];

/** Calls that are over within a minute, greeting included. */
const quickCalls: readonly Scenario[] = [
  {
    quick: 'INBOUND',
    tags: ['question'],
    followUp: 'As promised: our holiday hours are on northquay.example/hours. {agent}',
    summary: 'Asked about holiday hours. **Open {day} until noon**, closed the day after.',
    lines: script(`
U Northquay, {agent} speaking.
E Hi {agent}, {first} from {company}. Quick one: are you open on {day}?
U Until noon, yes. The day after we're closed.
E Perfect, then I'll send the driver at [ten|half past nine]. Thanks!
U See you then. Bye {first}.
`),
  },
  {
    quick: 'INBOUND',
    tags: ['order'],
    followUp: 'Changed: order {ref} goes to your {city} address. {agent}',
    summary: 'Order **{ref}** goes to the {city} address instead. Changed during the call.',
    lines: script(`
U Northquay support, this is {agent}.
E Hello, {first} at {company}. Order {ref}, can that go to our {city} address?
U It hasn't been packed yet, so yes. The one on Mill Road?
E That one. [Ask for the side door.|They have to ring twice.]
U Side door it is. Changed, you'll get a new confirmation.
E That was quick. Thank you.
`),
  },
  {
    quick: 'OUTBOUND',
    tags: ['order'],
    followUp: 'Delivery of {ref}: {day}, between 8 and 12. {agent}, Northquay',
    summary: 'Delivery of **{ref}** agreed for {day} morning; somebody will be there.',
    lines: script(`
E {company}, {first}.
U Hi {first}, {agent} from Northquay. The carrier wants to bring {ref} on {day} morning. Is anybody there?
E [From seven on, yes.|Only the apprentice, but he can sign.]
U That's all they need. I'll confirm it.
E Great, thanks for checking first.
`),
  },
  {
    quick: 'OUTBOUND',
    tags: ['follow_up_later'],
    followUp: 'No problem, {first}. I will try again on {day} at {time}. {agent}',
    summary: '{first} was driving. **Call back on {day} at {time}.**',
    lines: script(`
E Hello?
U Hi {first}, {agent} from Northquay. Is this a bad moment?
E [I'm driving, actually.|I'm up on a ladder.] Could you try {day}, around {time}?
U Of course. {day}, {time}. Drive safely.
E Thanks. Bye.
`),
  },
  {
    quick: 'INBOUND',
    tags: ['wrong-number'],
    followUp: 'Hi {first}, sorry for the mix-up just now. {agent}, Northquay',
    summary: 'Meant to call the carrier, reached us instead. Nothing to do.',
    lines: script(`
U Northquay, {agent} speaking.
E Oh. I wanted the freight company. Is that not... no, I see it, I pressed the wrong one.
U No harm done, {first}. Good luck with the freight.
E [They'll keep me on hold for an hour, wish me patience.|Thanks, and sorry!]
U Patience. Bye!
`),
  },
];

const shortMessages: Phrases['shortMessages'] = [
  { direction: 'INBOUND', text: 'Thanks {agent}! 🙏' },
  { direction: 'INBOUND', text: 'Got it, works now 👍' },
  { direction: 'INBOUND', text: 'Running 10 min late for our call, sorry' },
  { direction: 'INBOUND', text: 'Can you resend the quote? {amount} was it? My boss is asking 😅' },
  { direction: 'INBOUND', text: 'Parcel arrived 📦 all {count} scanners in there, thank you!!' },
  { direction: 'INBOUND', text: 'is the system down? nobody here can log in' },
  {
    direction: 'INBOUND',
    text: 'Please take {colleague} off the account, last day was {day}.\nNew person starts Monday, will send name.',
  },
  {
    direction: 'OUTBOUND',
    text: 'Hi {first}, {agent} from Northquay. I tried to call you about order {ref}. When is a good time?',
  },
  { direction: 'OUTBOUND', text: 'Reminder: training on {day} at {time}. Reply STOP to opt out.' },
  {
    direction: 'OUTBOUND',
    text: 'Your verification code for Northquay is 48{count}91. We never ask for it by phone.',
  },
  {
    direction: 'OUTBOUND',
    text: 'All systems are back to normal. Sorry for the trouble this morning, {first}.',
  },
  {
    direction: 'OUTBOUND',
    text: 'Here is the guide I mentioned: https://northquay.example/help/{module}?utm=sms&lang=en',
  },
];

/** Topics of a day-long set-up session: together with {@link workshopTurns} they fill hours. */
export const workshopTopics: readonly string[] = [
  ...['units and purchase units', 'shelf labels', 'the reorder list', 'supplier price lists'],
  ...['serial numbers', 'batch numbers and expiry dates', 'returns from customers', 'kits'],
  ...['work orders', 'the stock count', 'users and permissions', 'the mobile app'],
  ...['invoice numbering', 'credit notes', 'reminders for late payers', 'the bank import'],
  ...['tax rates', 'discount groups', 'price lists per customer', 'the web shop connection'],
  ...[
    'shipping labels',
    'the second warehouse',
    'transfers between warehouses',
    'consignment stock',
  ],
  ...['landed cost', 'currency rates', 'the month-end report', 'exports for the accountant'],
  ...['the audit log', 'backups', 'barcodes for offcuts', 'scanner profiles'],
];

export const workshopTurns = script(`
U Let's move on to {topic}. Do you have that open?
E [Give me a second... yes.|I'm there.|It's loading. Okay, I see it.]
U [On the left you see what the old system had, and on the right what we'd make of it.|There are {count} entries here. Most of them came over cleanly.]
E [And the ones in orange?|Why are some of them orange?|What happens with the ones that didn't?]
U [Orange means that somebody has to decide. We never guess with {topic}.|Those had no owner in the old data, so it's asking you.]
E [Then I'd say {colleague} decides, she knows {topic} best.|We can decide that now. Put them all on the main warehouse.]
U [Good. I'm writing that down as an action for {colleague}.|Done. You can still change it until the go-live on {day}.]
E What did people do [before they had this|in the other companies you've set up]?
U [Mostly paper, and one person who remembered everything.|Usually there's one binder, and nobody may touch the binder.]
E [That's us. That person is {colleague}.|We have that binder. It's green.]
U So for {topic}, my advice is to start simple: [one rule for everything|two groups, no more], and to look at it again in a month.
E [Agreed. Simple it is.|I like simple. Can we note why, though? People will ask.]
U Noted, with the reason. Shall we try one for real? Take item {ref}.
E {ref}... [that's a door handle, left|that's the twelve millimeter plywood|oh, that's the one we never sell].
U Change the quantity to {count} and save it.
E Saved. [It shows a little clock next to it.|And the other screen changed too, that's neat.]
U [That's the sync. It takes a few seconds.|Everyone sees it at the same moment. No more shouting across the yard.]
E [Okay, I think I've got it.|Good. Next one?|I could use a coffee before the next one, but go on.]
`);

export const english: Phrases = {
  opening,
  openingOutbound,
  closing,
  receptionist,
  receptionistMessage,
  voicemails,
  smallTalk,
  scenarios,
  quickCalls,
  shortMessages,
};
