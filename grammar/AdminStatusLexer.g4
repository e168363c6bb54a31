// SPDX-License-Identifier: Apache-2.0
//
// ostree admin status: v2013.3 to v2026.4.
//
//   * fedora-coreos 44d1a0b3f1c8d1e56b1f5c7d90e5fb1f8a6d9a9a0c5a04a7e2f9a3d4c6b7e801.1 (staged) (soft-reboot)
//       Version: 42.20250609.3.0
//       origin refspec: fedora:fedora/x86_64/coreos/stable
//       `- Fedora CoreOS
//       GPG: Good signature from "Fedora <fedora@example.org>"
//
// The text arrives straightened (text.AdminLayout): no prefixes, no indentation below a deployment, no empty lines;
// a line that goes on with a signature begins with a TAB. Left to the builder: what the marks hide (a staged
// deployment is not marked as pending, a locked one not as staged), and what silence tells.
lexer grammar AdminStatusLexer;

tokens { VALUE }

BOOT_VERSION   : 'bootversion: ' ~[\n]* ;                       // v2013.3
NO_DEPLOYMENTS : 'No deployments.' ;
BOOTED         : '* ' -> mode(DEPLOYMENT) ;
UNBOOTED       : '  ' -> mode(DEPLOYMENT) ;
VERSION        : 'Version:' ' '? -> mode(TEXT) ;                    // v2014.9 ..
UNLOCKED       : 'Unlocked:' ' '? -> mode(TEXT) ;                   // v2016.4 ..
PINNED         : 'Pinned:' ' '? -> mode(TEXT) ;                     // v2018.3 ..
ORIGIN_REFSPEC : 'origin refspec:' ' '? -> mode(TEXT) ;             // v2013.4 ..
ORIGIN         : 'origin:' ' '? -> mode(TEXT) ;                     // `none`, `<unknown origin type>`
TITLE          : '`- ' -> mode(TEXT) ;                          // v2017.13 ..
SIGNATURE      : ('GPG' | 'ed25519' | 'spki') ': ' -> mode(TEXT) ; // v2015.6 .., -V since v2021.4
UNKNOWN_KEY    : [A-Za-z] [A-Za-z0-9 -]* ': ' -> mode(TEXT) ;   // a line of a newer tool
END            : '\n' ;
OTHER          : . -> mode(TEXT) ;

// STATEROOT CHECKSUM.SERIAL and the marks
mode DEPLOYMENT;
PENDING     : '(pending)' ;                                     // v2017.7 ..
ROLLBACK    : '(rollback)' ;                                    // v2017.7 ..
STAGED      : '(staged)' ;                                      // v2018.5 ..
LOCKED      : '(finalization locked)' ;                         // v2023.8 ..
SOFT_REBOOT : '(soft-reboot)' ;                                 // v2025.3 ..
MARK        : '(' ~[()\n]* ')' ;                                // a mark of a newer tool
CELL        : ~[ (\n] ~[ \n]* ;
BLANK       : ' '+ -> skip ;
PAREN       : '(' -> type(OTHER) ;
LINE_END    : '\n' -> type(END), mode(DEFAULT_MODE) ;

mode TEXT;
TEXT_VALUE : ~[\n]+ -> type(VALUE) ;
TEXT_END   : '\n' -> type(END), mode(DEFAULT_MODE) ;
