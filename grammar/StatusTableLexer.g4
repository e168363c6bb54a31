// SPDX-License-Identifier: Apache-2.0
//
// rpm-ostree status, table: v2014.103 to v2016.3.
//
//     TIMESTAMP (UTC)         VERSION     ID             OSNAME            REFSPEC
//   * 2016-02-23 12:11:05     23.79       7e382b11d2     fedora-atomic     fedora-atomic:fedora-atomic/f23/x86_64/docker-host
//
// The text arrives straightened (text.TableLayout): prefixes and trailing blanks are gone. Columns are not counted,
// for pastes lose them: a time has its own shape, the last three cells are ID, OSNAME and REFSPEC, and what stands
// between the two is the VERSION, which may be missing. Left to the builder: telling these cells apart.
lexer grammar StatusTableLexer;

HEAD           : ' '* ('TIMESTAMP (UTC)' | 'VERSION') ~[\n]* ;
FOOTER         : 'GPG: Found' ~[\n]* ;                        // v2015.5 ..
SIGNATURE_LINE : '\t' ~[\n]+ ;
MARK           : '*' ;
STAMP          : DIGIT DIGIT DIGIT DIGIT '-' DIGIT DIGIT '-' DIGIT DIGIT ' '+ DIGIT DIGIT ':' DIGIT DIGIT ':' DIGIT DIGIT ;
INVALID        : '(invalid)' ;                                 // v2015.11 ..
UNKNOWN_ORIGIN : '<unknown origin type>' ;
CELL           : ~[ \t\n*]~[ \n]* ;
END            : '\n' ;
BLANK          : ' '+ -> skip ;
OTHER          : . ;

fragment DIGIT : [0-9] ;
