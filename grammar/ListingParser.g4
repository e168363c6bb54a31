// SPDX-License-Identifier: Apache-2.0
//
// Listings of packages: see ListingLexer for releases, a sample and the words.
//
// A difference is its two commits and then heads with changes, or signs; a list is its commit (rpm -qa: none) and one
// package a line; a transcript is heads with changes, or signs, and how it ended. The scanners tell which of the rows a
// format has, and pass over
// the changelogs that may stand below each package (--changelogs). Left to the builder: the parts of a NEVRA, whether an architecture stands behind the versions
// (--changelogs, and v2017.2 to v2017.11), which way a version goes, and what silence tells.
parser grammar ListingParser;

options { tokenVocab = ListingLexer; }

listing
    : rows += row* EOF
    ;

row
    : key = (FROM | FROM_2014 | TO | TO_2014 | COMMIT) commit = VALUE END         # commitRow

    // one of all packages; a public key
    | PACKAGE nevra = WORD repository = REPOSITORY? END                           # installed
    | PUBLIC_KEY END                                                              # publicKey

    // packages below their head
    | key = (CHANGED | UPGRADED | DOWNGRADED | REMOVED | ADDED)
      (NEXT (changes += change | gaps += GAP))* END                               # section
    | KEYLESS_CHANGE changed = change END                                         # keylessChange

    // a package behind its sign
    | sign = (OLD | NEW | MINUS | PLUS) nevra = WORD END                          # signed

    | SEC_ADVISORIES (NEXT (lines += VALUE | gaps += GAP))* END                   # advisories

    // recorded, but without effect
    | INACTIVE_REQUESTS (NEXT (requests += request | gaps += GAP))* END           # inactiveRequests
    | key = (INACTIVE_REMOVALS | INACTIVE_REPLACEMENTS)
      (NEXT (lines += VALUE | gaps += GAP))* END                                  # inactive

    // that packages are put on a tree; how it ended
    | CHECKOUT END                                                                # checkout
    | outcome = (REBOOT | QUEUED | UPDATES_PREPARED | UPGRADE_PREPARED | ORDER_RESET_2014 | ORDER_RESET | LIVE
          | DRY_RUN | FAILED | NO_CHANGE | NO_CHANGES | NO_UPGRADE | NO_UPDATES) END # ending

    | GAP END                                                                     # damage
    ;

// `NAME OLD -> NEW`, or a NEVRA
change
    : name = WORD (from = WORD ARROW to = WORD | repository = REPOSITORY)?
    ;

// `REQUEST (already provided by NEVRA)`
request
    : name = VALUE PROVIDED by = VALUE
    ;
