// SPDX-License-Identifier: Apache-2.0
//
// ostree admin status: see AdminStatusLexer for releases, a sample and the keys. Left to the builder: what the marks
// hide (a staged deployment is not marked as pending, a locked one not as staged), and what silence tells.
parser grammar AdminStatusParser;

options { tokenVocab = AdminStatusLexer; }

status
    : (indexed = BOOT_VERSION END)? (none = NO_DEPLOYMENTS END)? deployments += deployment* EOF
    ;

deployment
    // both cells are missing where the line can't be read
    : mark = (BOOTED | UNBOOTED | UNMARKED) (stateroot = CELL id = CELL)?
      marks += (PENDING | ROLLBACK | STAGED | LOCKED | SOFT_REBOOT | MARK)* END
      lines += line*
    ;

line
    : key = (VERSION | UNLOCKED | PINNED | ORIGIN_REFSPEC | ORIGIN | TITLE | GPG | ED25519 | SPKI)
      value = VALUE? END                                         # knownLine
    | key = UNKNOWN_KEY value = VALUE? END                       # unknownLine
    | key = (STRAY | LEFT_OUT | CUT) END                         # damagedLine
    ;
