// SPDX-License-Identifier: Apache-2.0
//
// rpm-ostree status --pretty: v2014.103 to v2016.3.
//
//   ============================================================
//     * DEFAULT ON BOOT
//   ----------------------------------------
//     version    23.79
//     timestamp  2016-02-23 12:11:05
//     id         7e382b11d213a402a5313e61cbc69dfd5ab93cb07e1b8d9f0a2c4e6f8091a3b5.0
//     osname     fedora-atomic
//     refspec    fedora-atomic:fedora-atomic/f23/x86_64/docker-host
//
// The text arrives straightened (text.PrettyLayout): no prefixes, no indentation, no empty lines, one blank behind
// a label. Left to the builder: the parts of the id.
lexer grammar StatusPrettyLexer;

tokens { VALUE }

RULER     : '==' '='+ ;
UNDERLINE : '--' '-'+ ;
MARK      : '* ' ;
POSITION  : 'DEFAULT ON BOOT' | 'NON-DEFAULT ROLLBACK TARGET' | 'NON-DEFAULT DEPLOYMENT' ;
VERSION   : 'version ' -> mode(TEXT) ;                          // v2014.109 ..
TIMESTAMP : 'timestamp ' -> mode(TEXT) ;
ID        : 'id ' -> mode(TEXT) ;
OSNAME    : 'osname ' -> mode(TEXT) ;
REFSPEC   : 'refspec ' -> mode(TEXT) ;
GPG       : 'GPG: ' -> mode(TEXT) ;                             // v2015.5 ..
END       : '\n' ;
OTHER     : . -> mode(TEXT) ;

mode TEXT;
TEXT_VALUE : ~[\n]+ -> type(VALUE) ;
TEXT_END   : '\n' -> type(END), mode(DEFAULT_MODE) ;
