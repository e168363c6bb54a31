// SPDX-License-Identifier: Apache-2.0
//
// rpm-ostree status --pretty: see StatusPrettyLexer for releases, a sample and what is left to the builder.
parser grammar StatusPrettyParser;

options { tokenVocab = StatusPrettyLexer; }

pretty
    : (RULER END)? blocks += block* EOF
    ;

block
    : mark = MARK? POSITION END (UNDERLINE END)? rows += prettyRow* (RULER END)?
    ;

prettyRow
    : key = (VERSION | TIMESTAMP | ID | OSNAME | REFSPEC | GPG) value = VALUE? END
    ;
