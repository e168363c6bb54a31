// SPDX-License-Identifier: Apache-2.0
//
// The vocabulary of listings of packages: rpm-ostree db diff and db list (v2014.105 to v2026.2; `rpm-ostree rpm` before
// v2014.114), rpm -qa, and what rpm-ostree prints while it works (v2014.7 to v2026.2).
//
//   ostree diff commit from: booted deployment (9a817d75bef81b955179be6e602d1e6ae350645b6323231a62ba2ee6e5b9644b)
//   ostree diff commit to: pending deployment (44d1a0b3f1c8d1e56b1f5c7d90e5fb1f8a6d9a9a0c5a04a7e2f9a3d4c6b7e801)
//   Upgraded:
//   <TAB>podman 5:4.5.0-1.fc38.x86_64 -> 5:4.5.1-1.fc38.x86_64
//   <TAB><TAB>* Wed May 31 2023 Jane Doe <jane@example.org> - 5:4.5.1-1
//   Added:
//   <TAB>etcd-0.4.6-6.fc20.x86_64 @updates
//   +vim-common-2:9.0.1-1.fc38.x86_64
//
// Each head, sign and message is a literal. No lexer runs by these rules: the scanners of text.listing look for the
// literals and cut the lines into tokens.
lexer grammar ListingLexer;

tokens {
  // values: the rest of a line; a package or a version; `->`; the repository that yum knew of (.. v2015.5)
  VALUE, WORD, ARROW, REPOSITORY,
  // an item below a head; the end of a row
  NEXT, END,
  // one of all packages; a change without its head (v2019.3 .. v2019.7)
  PACKAGE, KEYLESS_CHANGE,
  // damage: lines that are left out, or not understood, or cut
  GAP
}

// the commits of a difference, and of a list
FROM      : 'ostree diff commit from:' ; // v2019.5 ..
FROM_2014 : 'ostree diff commit old:' ;
TO        : 'ostree diff commit to:' ;
TO_2014   : 'ostree diff commit new:' ;
COMMIT    : 'ostree commit:' ;

PUBLIC_KEY : 'gpg-pubkey-' ; // rpm keeps keys beside the packages

// heads: what changes
CHANGED    : 'Changed:' ;    // transcripts, .. v2017.1; .. v2015.4 with the new NEVRA alone
UPGRADED   : 'Upgraded:' ;   // differences .. v2017.1 with the new NEVRA alone
DOWNGRADED : 'Downgraded:' ;
REMOVED    : 'Removed:' ;
ADDED      : 'Added:' ;

// recorded, but without effect; what is behind a request
INACTIVE_REQUESTS     : 'Inactive requests:' ;
INACTIVE_REMOVALS     : 'Inactive base removals:' ;
INACTIVE_REPLACEMENTS : 'Inactive base replacements:' ;
SEC_ADVISORIES        : 'SecAdvisories:' ; // db diff -a, v2021.4 ..
PROVIDED              : ' (already provided by ' ;

// a sign before each NEVRA, `!` and `=` in turn: db diff --format=diff; previews (v2015.10 .. v2018.1, deploy --preview
// since), of v2015.10 to v2018.1 as `!NAME-EVR-ARCH`
OLD   : '!' ;
NEW   : '=' ;
MINUS : '-' ;
PLUS  : '+' ;

// how it ended
REBOOT            : 'Run "systemctl reboot"' ;
QUEUED            : 'Changes queued for next boot' ;   // v2021.7 ..
UPDATES_PREPARED  : 'Updates prepared for next boot' ; // .. v2014.114
UPGRADE_PREPARED  : 'Upgrade prepared for next boot' ; // v2015.1 .. v2015.9
ORDER_RESET_2014  : 'Sucessfully reset deployment order' ;
ORDER_RESET       : 'Successfully reset deployment order' ;
LIVE              : 'Successfully updated running filesystem tree' ;
DRY_RUN           : 'Exiting because of \'--dry-run\' option' ;
FAILED            : 'error: ' ;
NO_CHANGE         : 'No change.' ;
NO_CHANGES        : 'No changes.' ;
NO_UPGRADE        : 'No upgrade available.' ;
NO_UPDATES        : 'No updates available.' ;

// what no other program says: a transcript can begin with it
CHECKOUT          : 'Checking out tree ' ; // then packages are put on top of it
UNDO_HINT         : 'Use "rpm-ostree override reset" to undo overrides' ;
UPDATING_FROM     : 'Updating from: ' ;
REPOSITORIES      : 'Enabled rpm-md repositories: ' ;
NO_REPOSITORIES   : 'No enabled rpm-md repositories.' ;
RPM_MD_REPO       : 'rpm-md repo \'' ;
IMPORTING_RPM_MD  : 'Importing rpm-md... ' ;
STAGING           : 'Staging deployment... ' ;
WRITING_COMMIT    : 'Writing OSTree commit... ' ;
SWAPPED           : 'Transaction complete; bootconfig swap: ' ;
BOOTLOADER        : 'Bootloader updated; bootconfig swap: ' ;
COPYING_ETC       : 'Copying /etc changes: ' ;
MOVING            : 'Moving \'' ;
PULLING_MANIFEST  : 'Pulling manifest: ' ;
ATTACHING         : 'Attaching to existing transaction: ' ;

// what it says besides
APPLYING          : 'Applying ' ;
DELETING_REF      : 'Deleting ref \'' ;
DOWNLOADING       : 'Downloading ' ;
FETCHING          : 'Fetching ostree chunk ' ;
FREED             : 'Freed' ;
INITRAMFS         : 'Generating initramfs' ;
IMPORTING         : 'Importing' ;
NEED_TO_OVERLAY   : 'Need to overlay ' ;
OVERLAYING        : 'Overlaying' ;
PROCESSING        : 'Processing packages' ;
PRUNED_IMAGES     : 'Pruned images: ' ;
PRUNED_LAYERS     : 'Pruned layers' ;
REBASING          : 'Rebasing to ' ;
RECEIVING         : 'Receiving ' ;
RELABELING        : 'Relabeling' ;
REMOVED_HEADER    : 'Removed header' ;
RESOLVING         : 'Resolving dependencies' ;
RUNNING           : 'Running ' ;
SIGNATURE_MADE    : 'Signature made ' ;
GOOD_SIGNATURE    : 'Good signature from ' ;
UPDATING_METADATA : 'Updating metadata for ' ;
UPGRADING         : 'Upgrading' ;
WILL_DOWNLOAD     : 'Will download: ' ;
WRITING_RPMDB     : 'Writing rpmdb' ;
WRITING_OBJECTS   : 'Writing objects' ;
NOTE              : 'note: ' ;
NOTICE            : 'notice: ' ;
CHUNK_LAYERS      : 'ostree chunk layers ' ;
CUSTOM_LAYERS     : 'custom layers ' ;
LAYERS_PRESENT    : 'layers already present' ;
WARNING           : 'warning: ' ;
