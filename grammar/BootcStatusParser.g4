// SPDX-License-Identifier: Apache-2.0
//
// bootc status for people: see BootcStatusLexer for releases, samples and the keys. Left to the builder: what silence
// tells, which depends on the release and on -v.
parser grammar BootcStatusParser;

options { tokenVocab = BootcStatusLexer; }

status
    : none = NOT_DEPLOYED END EOF
    | slots += slot* EOF
    ;

slot
    : name = (STAGED | BOOTED | ROLLBACK | OTHER | UNREADABLE)
      content = (IMAGE | OSTREE | COMPOSEFS | NATIVE | UNKNOWN | ABSENT) reference = VALUE? END
      lines += line*
    ;

line
    : doubt = DOUBTFUL?
      key = (COMMIT | DIGEST | VERITY | VERSION | TIMESTAMP | PINNED | UPDATE_VERSION | UPDATE | UPDATE_DIGEST | USR_OVERLAY
          | STATEROOT | SERIAL | STAGED | SIGNATURE | SOFT_REBOOT | FS_VERITY | DOWNLOAD_ONLY | IMAGE_VERSION | IMAGE_DIGEST)
      value = VALUE? END                                         # knownLine
    | key = UNKNOWN_KEY value = VALUE? END                       # unknownLine
    | key = (STRAY | LEFT_OUT | CUT) END                         # damagedLine
    ;
