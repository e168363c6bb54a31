// SPDX-License-Identifier: Apache-2.0
//
// What rpm-ostree prints while it works: install, uninstall, upgrade, rebase, override, deploy, rollback, apply-live
// (v2014.7 to v2026.2).
//
//   Inactive requests:
//   <TAB>vim-minimal (already provided by vim-minimal-2:9.0.1-1.fc38.x86_64)
//   Checking out tree e88367e... done
//   Upgraded:
//   <TAB>podman 5:4.5.0-1.fc38 -> 5:4.5.1-1.fc38
//   Added:
//   <TAB>htop-3.2.2-2.fc38.x86_64
//   Run "systemctl reboot" to start a reboot
//
// The text arrives straightened (text.TranscriptLayout): no prefixes, no indentation, no empty lines, and of the
// messages that tell how far the work is only the one about the tree, which proves that a transaction with packages
// ran. An item of a list begins with a TAB, a change that lost its head (v2019.3 to v2019.7) with `~`. Left to the
// builder: the parts of a NEVRA, which way a version goes, and what silence tells.
lexer grammar TranscriptLexer;

tokens { VALUE, NEXT }

CHECKOUT              : 'Checking out tree ' ~[\n]* ;

// recorded, but without effect
INACTIVE_REQUESTS     : 'Inactive requests:' -> mode(LINES) ;
INACTIVE_REMOVALS     : 'Inactive base removals:' -> mode(LINES) ;
INACTIVE_REPLACEMENTS : 'Inactive base replacements:' -> mode(LINES) ;

// what changes
CHANGED               : 'Changed:' -> mode(PACKAGES) ;    // .. v2017.1; .. v2015.4 with the new NEVRA alone
UPGRADED              : 'Upgraded:' -> mode(PACKAGES) ;   // v2017.2 ..
DOWNGRADED            : 'Downgraded:' -> mode(PACKAGES) ; // v2017.2 ..
REMOVED               : 'Removed:' -> mode(PACKAGES) ;
ADDED                 : 'Added:' -> mode(PACKAGES) ;
KEYLESS_CHANGE        : '~ ' -> mode(PACKAGES) ;          // v2019.3 .. v2019.7

// a preview (v2015.10 .. v2018.1, deploy --preview since): `!NAME-EVR-ARCH` and `=NAME-EVR-ARCH` in turn
OLD                   : '!' -> mode(PACKAGES) ;
NEW                   : '=' -> mode(PACKAGES) ;
MINUS                 : '-' -> mode(PACKAGES) ;
PLUS                  : '+' -> mode(PACKAGES) ;

// how it ended
QUEUED                : ( 'Run "systemctl reboot"'
                        | 'Changes queued for next boot'  // v2021.7 ..
                        | 'Updates prepared for next boot' // .. v2014.114
                        | 'Upgrade prepared for next boot' // v2015.1 .. v2015.9
                        | 'Suc' 'c'? 'essfully reset deployment order' ) ~[\n]* ;
LIVE                  : 'Successfully updated running filesystem tree' ~[\n]* ;
UNCHANGED             : ('No change.' | 'No changes.' | 'No upgrade available.' | 'No updates available.') ;
DRY_RUN               : 'Exiting because of \'--dry-run\' option' ~[\n]* ;
FAILED                : 'error: ' ~[\n]* ;

END   : '\n' ;
OTHER : . -> mode(LINES) ;

mode PACKAGES;
ARROW        : '->' ;
WORD         : ~[ \n]+ ;
BLANK        : ' '+ -> skip ;
PACKAGE_NEXT : '\n\t' -> type(NEXT) ;
PACKAGE_END  : '\n' -> type(END), mode(DEFAULT_MODE) ;

// `REQUEST (already provided by NEVRA)`, names, NEVRAs
mode LINES;
LINE_VALUE : ~[\n]+ -> type(VALUE) ;
LINE_NEXT  : '\n\t' -> type(NEXT) ;
LINE_END   : '\n' -> type(END), mode(DEFAULT_MODE) ;
