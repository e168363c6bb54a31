// SPDX-License-Identifier: Apache-2.0
//
// rpm-ostree db diff: see PackageDiffLexer for releases, a sample and what is left to the builder.
parser grammar PackageDiffParser;

options { tokenVocab = PackageDiffLexer; }

diff
    : from = fromHead? to = toHead? parts += part* EOF
    ;

fromHead
    : FROM commit = VALUE END
    ;

toHead
    : TO commit = VALUE END
    ;

part
    // packages below their head
    : key = (UPGRADED | DOWNGRADED | REMOVED | ADDED) (NEXT changes += change)* END # section
    | KEYLESS_CHANGE changed = change END                                           # keylessChange

    // a package behind its sign
    | sign = (OLD | NEW | MINUS | PLUS) nevra = WORD END                          # signed

    | SEC_ADVISORIES (NEXT lines += VALUE)* END                                     # advisories
    ;

// `NAME OLD -> NEW`, or a NEVRA
change
    : words += (WORD | ARROW)+ repository = REPOSITORY? changelog += CHANGELOG*
    ;
