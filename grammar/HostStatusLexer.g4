// SPDX-License-Identifier: Apache-2.0
//
// rpm-ostree status, key/value form: v2016.4 to v2026.2; also `ex history`, `upgrade --check`.
//
//   State: idle
//   Deployments:
//   * fedora:fedora/40/x86_64/silverblue
//     `- Fedora Silverblue 40
//   Version: 40.20240501.0 (2024-05-01T01:02:03Z)
//   LayeredPackages: htop strace
//   <TAB>zsh
//
// The text arrives straightened (text.StatusLayout): what varies with terminal, locale, release and paste is gone.
// Glyphs are those of the C locale, rows stand at column 0 with one blank behind the colon, a line that goes on
// with the row above begins with a TAB, a change that lost its key with `~`, and there are no empty lines. Left to the builder: what a word means
// (an EVR, a time), and which facts silence tells.
//
// One mode for each shape of value. Each line break ends every mode, unless a TAB says that the row goes on.
lexer grammar HostStatusLexer;

tokens { VALUE, WORD, NEXT, END }

// the host
STATE               : 'State: ' -> mode(TEXT) ;
TRANSACTION_ADDRESS : 'TransactionAddress: ' -> mode(TEXT) ;     // v2017.7 .. v2017.9
WARNING             : [Ww] 'arning: ' -> mode(TEXT) ;            // v2018.9 ..
AUTOMATIC_UPDATES   : 'AutomaticUpdates: ' -> mode(TEXT) ;       // v2018.7 ..
UPDATE_DRIVER       : 'AutomaticUpdatesDriver: ' -> mode(TEXT) ; // v2021.2 ..
DRIVER_STATE        : 'DriverState: ' -> mode(TEXT) ;            // v2021.2 ..
TRANSACTION         : 'Transaction: ' -> mode(TEXT) ;            // v2018.2 ..
INITIATOR           : 'Initiator: ' -> mode(TEXT) ;              // v2019.5 ..
DEPLOYMENTS         : 'Deployments:' ' '? -> mode(TEXT) ;
BOOTED_DEPLOYMENT   : 'BootedDeployment:' ' '? -> mode(TEXT) ;   // -b, v2018.8 ..
AVAILABLE_UPDATE    : 'Available' (' u' | 'U') 'pdate:' ' '? -> mode(TEXT) ; // v2018.2 ..

// ex history, v2019.6 ..
BOOT_TIMESTAMP   : 'BootTimestamp: ' -> mode(TEXT) ;
BOOT_COUNT       : 'BootCount: ' -> mode(TEXT) ;
CREATE_TIMESTAMP : 'CreateTimestamp: ' -> mode(TEXT) ;
CREATE_COMMAND   : 'CreateCommand: ' -> mode(TEXT) ;
NO_HISTORY       : '<< Missing history information >>' ;

// a deployment
BOOTED   : '* ' -> mode(TEXT) ;
UNBOOTED : '  ' -> mode(TEXT) ;
TITLE    : '  `- ' -> mode(TEXT) ;                               // v2017.10 ..

DIGEST               : 'Digest: ' -> mode(TEXT) ;                // v2021.9 ..
CUSTOM_ORIGIN        : 'CustomOrigin: ' -> mode(TEXT) ;          // v2018.7 ..
REMOTE_STATUS        : 'OstreeRemoteStatus: ' -> mode(TEXT) ;    // v2018.4 ..
VERSION              : 'Version: ' -> mode(TEXT) ;
TIMESTAMP            : 'Timestamp: ' -> mode(TEXT) ;
BOOTED_BASE_COMMIT   : 'BootedBaseCommit: ' -> mode(TREE) ;      // v2017.6 ..
BASE_COMMIT          : 'BaseCommit: ' -> mode(TREE) ;
BOOTED_COMMIT        : 'BootedCommit: ' -> mode(TREE) ;          // v2017.6 ..
COMMIT               : 'Commit: ' -> mode(TREE) ;
PENDING_COMMIT       : 'Pending' 'Base'? 'Commit: ' -> mode(TEXT) ;  // v2017.2 .. v2018.1
PENDING_VERSION      : 'Pending' 'Base'? 'Version: ' -> mode(TEXT) ; // v2017.2 .. v2018.1
INTERRUPTED_LIVE     : 'InterruptedLiveCommit: ' -> mode(TEXT) ; // v2017.6 ..
LIVE_COMMIT          : 'LiveCommit: ' -> mode(TEXT) ;            // v2017.6 ..
LIVE_DIFF            : 'LiveDiff: ' -> mode(TEXT) ;              // v2020.9 ..
STAGED               : 'Staged: ' -> mode(TEXT) ;                // v2018.5 ..
STATEROOT            : ('StateRoot' | 'OSName') ': ' -> mode(TEXT) ; // OSName .. v2017.4
GPG_SIGNATURE        : 'GPGSignature: ' -> mode(TEXT) ;
SEC_ADVISORIES       : 'SecAdvisories: ' -> mode(TEXT) ;         // v2018.5 ..
DIFF                 : 'Diff: ' -> mode(TEXT) ;                  // v2018.2 ..
UPGRADED             : 'Live'? 'Upgraded: ' -> mode(PACKAGES) ;  // v2018.5 ..
DOWNGRADED           : 'Live'? 'Downgraded: ' -> mode(PACKAGES) ;
REMOVED              : 'Live'? 'Removed: ' -> mode(PACKAGES) ;
ADDED                : 'Live'? 'Added: ' -> mode(PACKAGES) ;
KEYLESS_CHANGE       : '~ ' -> mode(PACKAGES) ;                  // v2019.3 ..: a change without its key
REMOVED_BASE         : 'RemovedBasePackages: ' -> mode(PACKAGES) ;        // v2017.7 ..
INACTIVE_REMOVALS    : 'InactiveBaseRemovals: ' -> mode(WORDS) ;          // v2017.7 ..
LOCAL_OVERRIDES      : ('ReplacedBasePackages' | 'LocalOverrides') ': ' -> mode(PACKAGES) ; // v2017.7 .., renamed in v2022.11
INACTIVE_LOCAL       : ('InactiveBaseReplacements' | 'InactiveLocalOverrides') ': ' -> mode(WORDS) ;
REMOTE_OVERRIDES     : 'RemoteOverrides: ' -> mode(TREE) ;                // v2022.11 ..
INACTIVE_REMOTE      : 'InactiveRemoteOverrides: ' -> mode(TREE) ;        // v2022.11 ..
INACTIVE_REQUESTS    : ('RequestedPackages' | 'InactiveRequests') ': ' -> mode(WORDS) ; // v2017.3 .., renamed in v2017.7
INACTIVE_MODULES     : 'InactiveModuleRequests: ' -> mode(WORDS) ;        // v2021.9 .. v2024.6
LAYERED_PACKAGES     : 'Layered'? 'Packages: ' -> mode(WORDS) ;           // Packages .. v2017.2
LAYERED_MODULES      : 'LayeredModules: ' -> mode(WORDS) ;                // v2021.9 .. v2024.6
ENABLED_MODULES      : 'EnabledModules: ' -> mode(WORDS) ;                // v2021.9 .. v2024.6
LOCAL_PACKAGES       : 'LocalPackages: ' -> mode(WORDS) ;                 // v2017.4 ..
FORCED_PACKAGES      : 'LocalForcedPackages: ' -> mode(WORDS) ;           // v2021.13 ..
INITRAMFS            : 'Initramfs: ' -> mode(TEXT) ;                      // v2017.1 ..; not quoted before v2020.2
CLIWRAP              : 'Cliwrap: ' -> mode(TEXT) ;                        // v2021.6 ..
INITRAMFS_ETC        : 'InitramfsEtc: ' -> mode(WORDS) ;                  // v2020.6 ..
PINNED               : 'Pinned: ' -> mode(TEXT) ;                         // v2018.4 ..
UNLOCKED             : 'Unlocked: ' -> mode(TEXT) ;
END_OF_LIFE          : 'EndOfLife: ' -> mode(TEXT) ;                      // v2017.8 ..

// an available update of a container, v2023.8 ..
TOTAL_LAYERS   : 'Total layers: ' -> mode(TEXT) ;
REMOVED_LAYERS : 'Removed layers: ' -> mode(TEXT) ;
ADDED_LAYERS   : 'Added layers: ' -> mode(TEXT) ;
SIZE           : 'Size: ' -> mode(TEXT) ;

// a row of a newer tool
UNKNOWN_KEY : [A-Z] [A-Za-z0-9 -]* ': ' -> mode(TEXT) ;

BREAK : '\n' -> type(END) ;
OTHER : . -> mode(TEXT) ;

// the rest of the line
mode TEXT;
TEXT_VALUE : ~[\n]+ -> type(VALUE) ;
TEXT_NEXT  : '\n\t' -> type(NEXT) ;
TEXT_END   : '\n' -> type(END), mode(DEFAULT_MODE) ;

// a head, and branches below it
mode TREE;
BRANCH     : [|`] '- ' -> mode(BRANCHES) ;
TREE_VALUE : ~[|`\n] ~[\n]* -> type(VALUE) ;
TREE_NEXT  : '\n\t' -> type(NEXT) ;
TREE_END   : '\n' -> type(END), mode(DEFAULT_MODE) ;

mode BRANCHES;
BRANCH_ARROW : '->' -> type(ARROW) ;
BRANCH_WORD  : ~[ \n]+ -> type(WORD) ;
BRANCH_BLANK : ' '+ -> skip ;
BRANCH_NEXT  : '\n\t' -> type(NEXT), mode(TREE) ;
BRANCH_END   : '\n' -> type(END), mode(DEFAULT_MODE) ;

// elements as the shell would part them: 'foo >= 1.2' is one
mode WORDS;
QUOTED     : (~[ \n'\\] | '\'' ~['\n]* '\'' | '\\' ~[\n])+ -> type(WORD) ;
UNCLOSED   : '\'' ~['\n]* ;
BACKSLASH  : '\\' -> type(WORD) ;
WORD_BLANK : ' '+ -> skip ;
WORD_NEXT  : '\n\t' -> type(NEXT) ;
WORD_END   : '\n' -> type(END), mode(DEFAULT_MODE) ;

// packages and versions: `NAME NAME EVR`, `NAME NAME OLD -> NEW`, with or without commas between
mode PACKAGES;
ARROW         : '->' ;
COMMA         : ',' ;
PACKAGE_WORD  : ~[ ,\n]+ -> type(WORD) ;
PACKAGE_BLANK : ' '+ -> skip ;
PACKAGE_NEXT  : '\n\t' -> type(NEXT) ;
PACKAGE_END   : '\n' -> type(END), mode(DEFAULT_MODE) ;
