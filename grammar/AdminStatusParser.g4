// SPDX-License-Identifier: Apache-2.0
//
// ostree admin status: see AdminStatusLexer for releases, a sample and what is left to the builder.
parser grammar AdminStatusParser;

options { tokenVocab = AdminStatusLexer; }

status
    : (indexed = BOOT_VERSION END)? (none = NO_DEPLOYMENTS END)? deployments += deployment* EOF
    ;

deployment
    : mark = (BOOTED | UNBOOTED) stateroot = CELL id = CELL
      marks += (PENDING | ROLLBACK | STAGED | LOCKED | SOFT_REBOOT | MARK)* END
      lines += line*
    ;

line
    : key = (VERSION | UNLOCKED | PINNED | ORIGIN_REFSPEC | ORIGIN | TITLE | SIGNATURE) value = VALUE? END # knownLine
    | key = UNKNOWN_KEY value = VALUE? END                                                             # unknownLine
    ;
