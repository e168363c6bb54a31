// SPDX-License-Identifier: Apache-2.0
//
// The vocabulary of bootc status for people: v1.1.3 to v1.16, and v1.1.0 to v1.1.2.
//
//     Staged image: quay.io/example/os:latest
//           Digest: sha256:16dc2b6256b4ff0d2ec18d2dbfb06d117904010c8cf9732cdb022818cf7a7566 (amd64)
//          Version: 42.20250710.0 (2025-07-10T18:50:20Z)
//
//   ● Booted ostree
//              Commit: f9fa3a553ceaaaf30cf85bfe7eed46a822f7b8fd7e14c1e3389cbc3f6d27f791
//
//   No staged image present
//   Current booted image: quay.io/example/os:latest
//       Image version: nightly (2023-09-30 19:22:16 UTC)
//       Image digest: sha256:736b359467c9437c1ac915acaae952aad854e07eb4a16a94999a48af08c83c34
//   No rollback image present
//
// Keys stand in the order in which they are printed. No lexer runs by these rules: text.bootc.BootcScanner cuts the lines
// into tokens.
lexer grammar BootcStatusLexer;

tokens {
  // a header: its slot, what stands there, the reference of an image
  UNREADABLE, VALUE, END,
  // damage: a key that is not known or misspelt, a line that nobody knows, lines left out, the end of a cut input; and what
  // stands before a row that may be of another deployment, for its header may be missing, or that another tool printed
  UNKNOWN_KEY, STRAY, LEFT_OUT, CUT, DOUBTFUL
}

NOT_DEPLOYED : 'System is not deployed via bootc.' ;

// slots; the first is a key as well
STAGED    : 'Staged' ;
BOOTED    : 'Booted' ;
ROLLBACK  : 'Rollback' ;
OTHER     : 'Other' ;                       // v1.3 ..

// what stands in a slot
IMAGE     : 'image' ;
OSTREE    : 'ostree' ;                      // no image, or one that something is layered on
COMPOSEFS : 'composefs' ;                   // v1.9 ..
NATIVE    : 'state is native ostree' ;      // v1.1.0 .. v1.1.2
UNKNOWN   : 'state is unknown' ;            // v1.1.0 .. v1.1.2
ABSENT    : 'image present' ;               // v1.1.0 .. v1.1.2; `No staged image present`

COMMIT         : 'Commit' ;                 // without an image; -v, v1.5 ..
DIGEST         : 'Digest' ;
VERITY         : 'Verity' ;                 // v1.9 ..
VERSION        : 'Version' ;
TIMESTAMP      : 'Timestamp' ;              // where there is no version
PINNED         : 'Pinned' ;                 // v1.3 ..
UPDATE_VERSION : 'UpdateVersion' ;          // v1.15 ..
UPDATE         : 'Update' ;                 // v1.15 ..
UPDATE_DIGEST  : 'UpdateDigest' ;           // v1.15 ..
USR_OVERLAY    : '/usr overlay' ;           // v1.14 ..
STATEROOT      : 'StateRoot' ;              // -v, v1.5 ..
SERIAL         : 'Deploy serial' ;          // -v, v1.5 ..
SIGNATURE      : 'Signature' ;              // -v, v1.5 ..
SOFT_REBOOT    : 'Soft-reboot' ;            // -v, v1.7 ..
FS_VERITY      : 'FsVerity' ;               // -v, v1.15.2 ..
DOWNLOAD_ONLY  : 'Download-only' ;          // -v, v1.12 ..
IMAGE_VERSION  : 'Image version' ;          // v1.1.0 .. v1.1.2
IMAGE_DIGEST   : 'Image digest' ;           // v1.1.0 .. v1.1.2
