// SPDX-License-Identifier: Apache-2.0
//
// What rpm-ostree prints while it works: see TranscriptLexer for releases, a sample and what is left to the builder.
parser grammar TranscriptParser;

options { tokenVocab = TranscriptLexer; }

transcript
    : parts += part* EOF
    ;

part
    : CHECKOUT END                                                              # checkout

    // recorded, but without effect; of the same shape as what changes
    | key = (INACTIVE_REQUESTS | INACTIVE_REMOVALS | INACTIVE_REPLACEMENTS)
      (NEXT lines += VALUE)* END                                                # inactive

    // what changes
    | key = (CHANGED | UPGRADED | DOWNGRADED | REMOVED | ADDED)
      (NEXT changes += change)* END                                             # section
    | KEYLESS_CHANGE changed = change END                                       # keylessChange
    | sign = (OLD | NEW | MINUS | PLUS) nevra = WORD END                      # signed

    | outcome = (QUEUED | LIVE | UNCHANGED | DRY_RUN | FAILED) END              # ending
    ;

// `NAME OLD -> NEW`, or a NEVRA
change
    : words += (WORD | ARROW)+
    ;
