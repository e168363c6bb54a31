// SPDX-License-Identifier: Apache-2.0
//
// The vocabulary of rpm-ostree status, table and --pretty: v2014.103 to v2016.3.
//
//     TIMESTAMP (UTC)         VERSION     ID             OSNAME            REFSPEC
//   * 2016-02-23 12:11:05     23.79       7e382b11d2     fedora-atomic     fedora-atomic:fedora-atomic/f23/x86_64/docker-host
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
// No lexer runs by these rules: text.legacy.TableScanner and PrettyScanner cut the lines into tokens.
lexer grammar LegacyStatusLexer;

tokens {
  // values: the rest of a line; a time; a checksum; another cell of a table
  VALUE, STAMP, CHECKSUM, CELL,
  // the columns' names; the mark of the booted deployment; a further line; the end of a row
  COLUMNS, MARK, NEXT, END,
  // damage: a line left out or not understood; the end of an input that is cut
  GAP, CUT
}

// a table
TIME_COLUMN    : 'TIMESTAMP (UTC)' ;
VERSION_COLUMN : 'VERSION' ;               // v2014.109 ..
OSNAME_COLUMN  : 'OSNAME' ;
REFSPEC_COLUMN : 'REFSPEC' ;
INVALID        : '(invalid)' ;             // v2015.11 ..; in place of a time
FOOTER         : 'GPG: Found ' ;           // v2015.5 ..

// --pretty
RULER          : '====================' ;  // and more of them
UNDERLINE      : '--------------------' ;
DEFAULT        : 'DEFAULT ON BOOT' ;
ROLLBACK       : 'NON-DEFAULT ROLLBACK TARGET' ;
NON_DEFAULT    : 'NON-DEFAULT DEPLOYMENT' ;
VERSION        : 'version' ;               // v2014.109 ..
TIMESTAMP      : 'timestamp' ;
ID             : 'id' ;
OSNAME         : 'osname' ;
REFSPEC        : 'refspec' ;
GPG            : 'GPG:' ;                  // v2015.5 ..
