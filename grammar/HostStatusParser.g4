// SPDX-License-Identifier: Apache-2.0
//
// rpm-ostree status, key/value form: see HostStatusLexer for releases, a sample and the keys.
//
// A row is a key with a value of its own shape; each line of a capture is in one of these rules. The rows of a
// deployment are taken in any order, for people move lines; what they mean does not depend on it, save for the changes
// of a live deployment, which stand before its StateRoot. What damage leaves has alternatives of its own: the builder
// takes back the facts that it can have hidden. Left to the builder: what a word means (an EVR, a time), and which
// facts silence tells.
parser grammar HostStatusParser;

options { tokenVocab = HostStatusLexer; }

status
    : hosts += hostRow* list = listHead? deployments += deployment* update = availableUpdate? EOF
    ;

hostRow
    : key = (STATE | TRANSACTION_ADDRESS | AUTOMATIC_UPDATES | UPDATE_DRIVER | DRIVER_STATE | TRANSACTION | INITIATOR)
      value = VALUE END                                          # hostLine
    | (WARNING | STDERR_WARNING) lines += VALUE (NEXT lines += VALUE)* END # warningLines
    | gap = damage                                               # hostDamage
    ;

listHead
    : key = (DEPLOYMENTS | BOOTED_DEPLOYMENT) END gaps += damage*
    ;

deployment
    : history = bootHistory? (header = headerLine rows += row* | NO_HISTORY END)
    ;

bootHistory
    : BOOT_TIMESTAMP boot = VALUE END
      (BOOT_COUNT count = VALUE END)?
      (CREATE_TIMESTAMP created = VALUE END)?
      (CREATE_COMMAND command = VALUE END)?
    ;

headerLine
    : mark = (BOOTED | UNBOOTED | UNMARKED) text = VALUE? END
    ;

row
    // one value
    : key = (DIGEST | CUSTOM_ORIGIN | REMOTE_STATUS | TITLE | VERSION | TIMESTAMP
          | PENDING_BASE_COMMIT | PENDING_COMMIT | PENDING_BASE_VERSION | PENDING_VERSION
          | INTERRUPTED_LIVE | LIVE_COMMIT | STAGED | OSNAME | STATEROOT | INITRAMFS | CLIWRAP | PINNED | UNLOCKED)
      value = VALUE END                                          # valueRow

    // a notice, which may have several lines
    | key = END_OF_LIFE lines += VALUE (NEXT lines += VALUE)* END # noticeRow

    // a commit, and with -v the repositories that it was made from: `|- ID (TIME)`
    | key = (BASE_COMMIT | BOOTED_BASE_COMMIT | COMMIT | BOOTED_COMMIT)
      commit = VALUE (NEXT BRANCH repositories += VALUE)* END    # commitRow

    // a list of elements, wrapped between them
    | key = (INACTIVE_REMOVALS | INACTIVE_REPLACEMENTS | INACTIVE_LOCAL | REQUESTED | INACTIVE_REQUESTS | INACTIVE_MODULES
          | PACKAGES | LAYERED_PACKAGES | LAYERED_MODULES | ENABLED_MODULES | LOCAL_PACKAGES | FORCED_PACKAGES
          | INITRAMFS_ETC)
      words += WORD+ (NEXT words += WORD+)* END                  # listRow

    // overrides: groups of names that share a version, or an old and a new one
    | key = (REMOVED_BASE | REPLACED_BASE | LOCAL_OVERRIDES)
      lines += packageLine (NEXT lines += packageLine)* END      # overrideRow

    // overrides from a repository: the source, below it the packages; a further source has no key of its own
    | key = (REMOTE_OVERRIDES | INACTIVE_REMOTE)
      sources += remoteSource (NEXT sources += remoteSource)* END # remoteRow

    // signatures: a count or a verdict, then the descriptions
    | key = GPG_SIGNATURE lines += VALUE? (NEXT lines += VALUE)* END # signatureRow

    // advisories: counts, or `ID  SEVERITY  NEVRA` with titles and addresses of what they refer to
    | key = SEC_ADVISORIES lines += VALUE (NEXT lines += VALUE)* END # advisoryRow

    // a package difference: counts, or the packages
    | key = (DIFF | LIVE_DIFF) value = VALUE? END                # diffRow
    | key = (UPGRADED | DOWNGRADED | REMOVED | ADDED
          | LIVE_UPGRADED | LIVE_DOWNGRADED | LIVE_REMOVED | LIVE_ADDED | KEYLESS_CHANGE)
      lines += packageLine (NEXT lines += packageLine)* END      # changeRow

    | gap = damage                                               # damagedRow
    ;

remoteSource
    : source = VALUE
    | BRANCH line = packageLine
    ;

packageLine
    : words += (WORD | ARROW | COMMA)+
    ;

// what is there and can't be read, or is not there
damage
    : key = (NEAR_KEY | UNKNOWN_KEY) lines += VALUE? (NEXT lines += VALUE)* END
    | key = (LEFT_OUT | ORPHAN | STRAY) lines += VALUE END
    | key = CUT
    ;

availableUpdate
    : (AVAILABLE_UPDATE | AVAILABLE_UPDATE_2018) END (rows += row | layers += layerRow)*
    ;

layerRow
    : key = (TOTAL_LAYERS | REMOVED_LAYERS | ADDED_LAYERS) count = VALUE END (SIZE size = VALUE END)?
    ;
