// SPDX-License-Identifier: Apache-2.0
//
// rpm-ostree db list, rpm -qa: see PackageListLexer for releases, a sample and what is left to the builder.
parser grammar PackageListParser;

options { tokenVocab = PackageListLexer; }

list
    : head = listHead? entries += entry* EOF
    ;

listHead
    : COMMIT commit = VALUE END
    ;

entry
    : nevra = PACKAGE repository = REPOSITORY? END
    | PUBLIC_KEY END
    ;
