// SPDX-License-Identifier: Apache-2.0
//
// rpm-ostree db diff, block and diff format: v2014.105 to v2026.2 (`rpm-ostree rpm diff` before v2014.114).
//
//   ostree diff commit from: booted deployment (9a817d75bef81b955179be6e602d1e6ae350645b6323231a62ba2ee6e5b9644b)
//   ostree diff commit to: pending deployment (44d1a0b3f1c8d1e56b1f5c7d90e5fb1f8a6d9a9a0c5a04a7e2f9a3d4c6b7e801)
//   Upgraded:
//   <TAB>podman 5:4.5.0-1.fc38.x86_64 -> 5:4.5.1-1.fc38.x86_64
//   <TAB><TAB>* Wed May 31 2023 Jane Doe <jane@example.org> - 5:4.5.1-1
//   Added:
//   <TAB>etcd-0.4.6-6.fc20.x86_64 @updates
//   +vim-common-2:9.0.1-1.fc38.x86_64
//
// The text arrives straightened (text.PackageDiffLayout): no prefixes, no indentation, no empty lines, one blank
// behind a colon. A package begins with one TAB, a line of its changelog with two, for a changelog may say anything.
// A change that lost its head (v2019.3 to v2019.7) begins with `~`. Left to the builder: the parts of a NEVRA, whether
// an architecture stands behind the versions (--changelogs, and v2017.2 to v2017.11), and which way a version goes.
lexer grammar PackageDiffLexer;

tokens { VALUE, NEXT }

FROM           : 'ostree diff commit ' ('old' | 'from') ': ' -> mode(TEXT) ; // `old` .. v2019.4
TO             : 'ostree diff commit ' ('new' | 'to') ': ' -> mode(TEXT) ;

// block: the heads
UPGRADED       : 'Upgraded:' -> mode(PACKAGES) ;   // .. v2017.1 with the new NEVRA alone
DOWNGRADED     : 'Downgraded:' -> mode(PACKAGES) ;
REMOVED        : 'Removed:' -> mode(PACKAGES) ;
ADDED          : 'Added:' -> mode(PACKAGES) ;
KEYLESS_CHANGE : '~ ' -> mode(PACKAGES) ;          // v2019.3 .. v2019.7
SEC_ADVISORIES : 'SecAdvisories:' -> mode(LINES) ; // -a, v2021.4 ..

// diff: a sign before each NEVRA, `!` and `=` in turn
OLD            : '!' -> mode(PACKAGES) ;
NEW            : '=' -> mode(PACKAGES) ;
MINUS          : '-' -> mode(PACKAGES) ;
PLUS           : '+' -> mode(PACKAGES) ;

END   : '\n' ;
OTHER : . -> mode(TEXT) ;

// the rest of the line
mode TEXT;
TEXT_VALUE : ~[\n]+ -> type(VALUE) ;
TEXT_END   : '\n' -> type(END), mode(DEFAULT_MODE) ;

// packages, the repository that yum knew of (.. v2015.5), and the changelog below
mode PACKAGES;
ARROW         : '->' ;
REPOSITORY    : '@' ~[ \n]+ ;
WORD          : ~[ \n]+ ;
BLANK         : ' '+ -> skip ;
CHANGELOG     : '\n\t\t' ~[\n]* ;
PACKAGE_NEXT  : '\n\t' -> type(NEXT) ;
PACKAGE_END   : '\n' -> type(END), mode(DEFAULT_MODE) ;

// `ID  SEVERITY  NEVRA`, titles and addresses of what they refer to
mode LINES;
LINE_VALUE : ~[\n]+ -> type(VALUE) ;
LINE_NEXT  : '\n\t' -> type(NEXT) ;
LINE_END   : '\n' -> type(END), mode(DEFAULT_MODE) ;
