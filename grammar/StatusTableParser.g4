// SPDX-License-Identifier: Apache-2.0
//
// rpm-ostree status, table: see StatusTableLexer for releases, a sample and what is left to the builder.
parser grammar StatusTableParser;

options { tokenVocab = StatusTableLexer; }

table
    : HEAD END rows += tableRow* footer = gpgFooter? EOF
    ;

tableRow
    : mark = MARK? time = (STAMP | INVALID)? cells += (CELL | UNKNOWN_ORIGIN)+ END
    ;

// signatures of the booted deployment
gpgFooter
    : FOOTER END (lines += SIGNATURE_LINE END)*
    ;
