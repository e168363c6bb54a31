// SPDX-License-Identifier: Apache-2.0
//
// rpm-ostree db list (v2014.105 to v2026.2), and rpm -qa, which has no head.
//
//   ostree commit: fedora/40/x86_64/silverblue (9a817d75bef81b955179be6e602d1e6ae350645b6323231a62ba2ee6e5b9644b)
//   etcd-0.4.6-6.fc20.x86_64 @updates
//   podman-5:4.5.1-1.fc38.x86_64
//
// The text arrives straightened (text.PackageListLayout): no prefixes, no indentation, no empty lines. Left to the
// builder: the parts of a NEVRA.
lexer grammar PackageListLexer;

tokens { VALUE }

COMMIT     : 'ostree commit: ' -> mode(TEXT) ;
PUBLIC_KEY : 'gpg-pubkey-' ~[ \n]+ ;             // rpm keeps keys beside the packages; db list does not
REPOSITORY : '@' ~[ \n]+ ;                       // .. v2015.5, where yum knew it
PACKAGE    : ~[ @\n] ~[ \n]* ;
BLANK      : ' '+ -> skip ;
END        : '\n' ;
OTHER      : . -> mode(TEXT) ;

mode TEXT;
TEXT_VALUE : ~[\n]+ -> type(VALUE) ;
TEXT_END   : '\n' -> type(END), mode(DEFAULT_MODE) ;
