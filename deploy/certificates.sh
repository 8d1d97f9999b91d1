#!/bin/sh
# certificates.sh DIRECTORY: an authority of your own, and by it a certificate for MongoDB, for Temporal, for the trial's catcher of
# mail, and one by which portal and worker show who they are. What is there already stays; remove a pair to have it made anew.
set -eu
umask 077
cd "${1:?a directory}"

if [ ! -e ca-key.pem ]; then
  openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -sha256 -days 3650 \
    -subj '/CN=zhuye internal authority' -addext 'basicConstraints=critical,CA:TRUE' -addext 'keyUsage=critical,keyCertSign,cRLSign' \
    -keyout ca-key.pem -out ca.pem 2>/dev/null
fi

# NAME and the names it may be called by
certificate() {
  name=$1
  [ -e "$name-key.pem" ] && return
  shift
  names=$(for one in "$@"; do printf 'DNS:%s,' "$one"; done)
  openssl req -new -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -sha256 -subj "/O=zhuye/CN=$name" \
    -keyout "$name-key.pem" -out "$name.csr" 2>/dev/null
  printf 'subjectAltName=%sIP:127.0.0.1\nextendedKeyUsage=serverAuth,clientAuth\nkeyUsage=critical,digitalSignature\n' "$names" >"$name.ext"
  openssl x509 -req -in "$name.csr" -CA ca.pem -CAkey ca-key.pem -CAcreateserial -days 825 -sha256 -extfile "$name.ext" -out "$name.pem" 2>/dev/null
  rm "$name.csr" "$name.ext"
}

certificate mongo mongo-1 mongo-2 mongo-3 localhost
# mongod wants both in one file.
[ -e mongo-both.pem ] && [ mongo-both.pem -nt mongo-key.pem ] || cat mongo.pem mongo-key.pem >mongo-both.pem
certificate temporal temporal localhost
certificate mailpit mailpit localhost
certificate zhuye zhuye localhost
