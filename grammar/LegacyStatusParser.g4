// SPDX-License-Identifier: Apache-2.0
//
// rpm-ostree status, table and --pretty: see LegacyStatusLexer for releases and samples.
//
// Columns are not counted, for pastes lose them: a time and a checksum have their own shapes, before the checksum
// stands the version, which may be missing, and behind it OSNAME and REFSPEC. Left to the builders: the parts of an id,
// and which cells a cut row has.
parser grammar LegacyStatusParser;

options { tokenVocab = LegacyStatusLexer; }

table
    : COLUMNS END rows += tableRow* footer = gpgFooter? EOF
    ;

tableRow
    : mark = MARK? time = (STAMP | INVALID)? version += CELL* (checksum = CHECKSUM cells += CELL*)? cut = CUT? END
    | gap = GAP END
    ;

// signatures of the booted deployment
gpgFooter
    : FOOTER count = VALUE (NEXT (lines += VALUE | gaps += GAP))* END
    ;

pretty
    : blocks += block* EOF
    ;

// the last ruler has nothing below it
block
    : RULER END rows += prettyRow*
    ;

prettyRow
    : mark = MARK? position = (DEFAULT | ROLLBACK | NON_DEFAULT) END
    | key = (VERSION | TIMESTAMP | ID | OSNAME | REFSPEC | GPG) value = VALUE? END
    | UNDERLINE END
    | gap = GAP END
    ;
