#!/usr/bin/env bash
# Made the certificates beside this file: an authority that nobody trusts but the tests, and a
# server's certificate for a name that only the tests' proxy resolves. They last a hundred years.
set -euo pipefail
cd "$(dirname "$0")"
days=36500
openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days $days \
  -subj '/CN=Allo Conversations test authority' -keyout authority.key -out authority.pem \
  -addext basicConstraints=critical,CA:true -addext keyUsage=critical,keyCertSign
openssl req -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes \
  -subj '/CN=allo.behind-proxy.test' -keyout server.key -out server.csr
openssl x509 -req -in server.csr -days $days -CA authority.pem -CAkey authority.key \
  -out server.pem -extfile <(echo 'subjectAltName=DNS:allo.behind-proxy.test')
rm -f authority.key server.csr authority.srl
