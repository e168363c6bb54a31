// SPDX-License-Identifier: Apache-2.0
//
// The vocabulary of ostree admin status: v2013.3 to v2026.4.
//
//   * fedora-coreos 44d1a0b3f1c8d1e56b1f5c7d90e5fb1f8a6d9a9a0c5a04a7e2f9a3d4c6b7e801.1 (staged) (soft-reboot)
//       Version: 42.20250609.3.0
//       origin refspec: fedora:fedora/x86_64/coreos/stable
//       `- Fedora CoreOS
//       GPG: Good signature from "Fedora <fedora@example.org>"
//
// Keys stand in the order in which they are printed. No lexer runs by these rules: text.admin.AdminScanner cuts the
// lines into tokens.
lexer grammar AdminStatusLexer;

tokens {
  // headers: marked as booted, not marked, where the marks were cut off; their cells
  BOOTED, UNBOOTED, UNMARKED, CELL, MARK,
  VALUE, END,
  // damage: a key that is not known or misspelt, a line that nobody knows, lines left out, the end of a cut input
  UNKNOWN_KEY, STRAY, LEFT_OUT, CUT
}

BOOT_VERSION   : 'bootversion' ;            // v2013.3
NO_DEPLOYMENTS : 'No deployments.' ;

PENDING     : '(pending)' ;                 // v2017.7 ..
ROLLBACK    : '(rollback)' ;                // v2017.7 ..
STAGED      : '(staged)' ;                  // v2018.5 ..
LOCKED      : '(finalization locked)' ;     // v2023.8 ..
SOFT_REBOOT : '(soft-reboot)' ;             // v2025.3 ..

VERSION        : 'Version' ;                // v2014.9 ..
UNLOCKED       : 'Unlocked' ;               // v2016.4 ..
PINNED         : 'Pinned' ;                 // v2018.3 ..
ORIGIN_REFSPEC : 'origin refspec' ;         // v2013.4 ..
ORIGIN         : 'origin' ;                 // `none`, `<unknown origin type>`
TITLE          : '`-' ;                     // v2017.13 ..; a branch in place of a key
GPG            : 'GPG' ;                    // v2015.6 ..
ED25519        : 'ed25519' ;                // -V, v2021.4 ..
SPKI           : 'spki' ;                   // -V
