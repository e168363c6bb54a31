// SPDX-License-Identifier: Apache-2.0
//
// The vocabulary of rpm-ostree status, key/value form: v2016.4 to v2026.2; also `ex history`, `upgrade --check`.
//
//   State: idle
//   Deployments:
//   ● fedora:fedora/40/x86_64/silverblue
//     └─ Fedora Silverblue 40
//                     Version: 40.20240501.0 (2024-05-01T01:02:03Z)
//             LayeredPackages: htop strace
//                              zsh
//
// Each key is a literal, and stands in the order in which the printers print them: text.status.StatusKeys makes its
// table of keys of these literals, and the order tells which rows a gap can have held. No lexer runs by these rules:
// text.status.StatusScanner cuts the lines into tokens, for where a key can stand depends on lines around it.
lexer grammar HostStatusLexer;

tokens {
  // values: the rest of a line; an element of a list; `->`; `,`; a tree's branch
  VALUE, WORD, ARROW, COMMA, BRANCH,
  // a line that goes on with the row above; the end of a row
  NEXT, END,
  // headers of deployments: marked as booted; not marked; where the marks were cut off
  BOOTED, UNBOOTED, UNMARKED,
  // a change without its key (v2019.3 ..)
  KEYLESS_CHANGE,
  // damage: a key that is nearly a known one; a row of a newer tool; lines left out; a line that may go on with the row
  // above; a line that nobody knows; the end of an input that is cut
  NEAR_KEY, UNKNOWN_KEY, LEFT_OUT, ORPHAN, STRAY, CUT
}

// the host
STATE               : 'State' ;
TRANSACTION_ADDRESS : 'TransactionAddress' ;     // v2017.7 .. v2017.9
WARNING             : 'Warning' ;                // v2018.9 ..
STDERR_WARNING      : 'warning' ;                // v2021.1 ..
AUTOMATIC_UPDATES   : 'AutomaticUpdates' ;       // v2018.7 ..
UPDATE_DRIVER       : 'AutomaticUpdatesDriver' ; // v2021.2 ..
DRIVER_STATE        : 'DriverState' ;            // v2021.2 ..
TRANSACTION         : 'Transaction' ;            // v2018.2 ..
INITIATOR           : 'Initiator' ;              // v2019.5 ..
DEPLOYMENTS         : 'Deployments' ;
BOOTED_DEPLOYMENT   : 'BootedDeployment' ;       // -b, v2018.8 ..

// ex history, v2019.6 ..
BOOT_TIMESTAMP   : 'BootTimestamp' ;
BOOT_COUNT       : 'BootCount' ;
CREATE_TIMESTAMP : 'CreateTimestamp' ;
CREATE_COMMAND   : 'CreateCommand' ;
NO_HISTORY       : '<< Missing history information >>' ;

// a deployment
DIGEST                : 'Digest' ;                // v2021.9 ..
CUSTOM_ORIGIN         : 'CustomOrigin' ;          // v2018.7 ..
REMOTE_STATUS         : 'OstreeRemoteStatus' ;    // v2018.4 ..
TITLE                 : '`-' ;                    // v2017.10 ..; a branch in place of a key
VERSION               : 'Version' ;
TIMESTAMP             : 'Timestamp' ;             // where there is no version
BOOTED_BASE_COMMIT    : 'BootedBaseCommit' ;      // v2017.6 ..
BASE_COMMIT           : 'BaseCommit' ;
BOOTED_COMMIT         : 'BootedCommit' ;          // v2017.6 ..
COMMIT                : 'Commit' ;
PENDING_BASE_COMMIT   : 'PendingBaseCommit' ;     // v2017.2 .. v2018.1
PENDING_COMMIT        : 'PendingCommit' ;
PENDING_BASE_VERSION  : 'PendingBaseVersion' ;
PENDING_VERSION       : 'PendingVersion' ;
INTERRUPTED_LIVE      : 'InterruptedLiveCommit' ; // v2017.6 ..
LIVE_COMMIT           : 'LiveCommit' ;            // v2017.6 ..
LIVE_DIFF             : 'LiveDiff' ;              // v2020.9 ..
LIVE_UPGRADED         : 'LiveUpgraded' ;          // never printed: the upgrades of a live change have the plain key
LIVE_DOWNGRADED       : 'LiveDowngraded' ;
LIVE_REMOVED          : 'LiveRemoved' ;
LIVE_ADDED            : 'LiveAdded' ;
STAGED                : 'Staged' ;                // v2018.5 ..
OSNAME                : 'OSName' ;                // .. v2017.4
STATEROOT             : 'StateRoot' ;             // v2017.5 ..
GPG_SIGNATURE         : 'GPGSignature' ;
SEC_ADVISORIES        : 'SecAdvisories' ;         // v2018.5 ..
UPGRADED              : 'Upgraded' ;              // v2018.5 ..
DOWNGRADED            : 'Downgraded' ;
REMOVED               : 'Removed' ;
ADDED                 : 'Added' ;
DIFF                  : 'Diff' ;                  // v2018.2 ..
REMOVED_BASE          : 'RemovedBasePackages' ;   // v2017.7 ..
INACTIVE_REMOVALS     : 'InactiveBaseRemovals' ;  // v2017.7 ..
REPLACED_BASE         : 'ReplacedBasePackages' ;  // v2017.7 .. v2022.10
LOCAL_OVERRIDES       : 'LocalOverrides' ;        // its name since v2022.11
INACTIVE_REPLACEMENTS : 'InactiveBaseReplacements' ; // v2017.7 .. v2022.10
INACTIVE_LOCAL        : 'InactiveLocalOverrides' ;   // its name since v2022.11
REMOTE_OVERRIDES      : 'RemoteOverrides' ;          // v2022.11 ..
INACTIVE_REMOTE       : 'InactiveRemoteOverrides' ;  // v2022.11 ..
REQUESTED             : 'RequestedPackages' ;     // v2017.3 .. v2017.6
INACTIVE_REQUESTS     : 'InactiveRequests' ;      // its name since v2017.7
INACTIVE_MODULES      : 'InactiveModuleRequests' ; // v2021.9 .. v2024.6
PACKAGES              : 'Packages' ;              // .. v2017.2
LAYERED_PACKAGES      : 'LayeredPackages' ;       // v2017.3 ..
LAYERED_MODULES       : 'LayeredModules' ;        // v2021.9 .. v2024.6
ENABLED_MODULES       : 'EnabledModules' ;        // v2021.9 .. v2024.6
LOCAL_PACKAGES        : 'LocalPackages' ;         // v2017.4 ..
FORCED_PACKAGES       : 'LocalForcedPackages' ;   // v2021.13 ..
INITRAMFS             : 'Initramfs' ;             // v2017.1 ..; not quoted before v2020.2
CLIWRAP               : 'Cliwrap' ;               // v2021.6 ..
INITRAMFS_ETC         : 'InitramfsEtc' ;          // v2020.6 ..
PINNED                : 'Pinned' ;                // v2018.4 ..
UNLOCKED              : 'Unlocked' ;
END_OF_LIFE           : 'EndOfLife' ;             // v2017.8 ..

// an available update; the layers of a container's, v2023.8 ..
AVAILABLE_UPDATE      : 'AvailableUpdate' ;       // v2018.7 ..
AVAILABLE_UPDATE_2018 : 'Available update' ;      // v2018.2 .. v2018.6
TOTAL_LAYERS          : 'Total layers' ;
REMOVED_LAYERS        : 'Removed layers' ;
ADDED_LAYERS          : 'Added layers' ;
SIZE                  : 'Size' ;
