// SPDX-License-Identifier: Apache-2.0
//
// rpm-ostree status, key/value form: see HostStatusLexer for releases, a sample and what is left to the builder.
//
// The rows of a deployment are taken in any order, for people move lines; what they mean does not depend on it,
// save for the changes of a live deployment, which stand before its StateRoot. The last alternative of `row` keeps
// the rows of newer tools.
parser grammar HostStatusParser;

options { tokenVocab = HostStatusLexer; }

status
    : hosts += hostRow* list = listHead? deployments += deployment* update = availableUpdate? EOF
    ;

hostRow
    : key = (STATE | TRANSACTION_ADDRESS | AUTOMATIC_UPDATES | UPDATE_DRIVER | DRIVER_STATE | TRANSACTION | INITIATOR)
      value = VALUE END                                          # hostLine
    | WARNING lines += VALUE (NEXT lines += VALUE)* END          # warningLines
    ;

listHead
    : key = (DEPLOYMENTS | BOOTED_DEPLOYMENT) END
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
    : mark = (BOOTED | UNBOOTED) text = VALUE END
    ;

row
    // one value
    : key = (DIGEST | CUSTOM_ORIGIN | REMOTE_STATUS | VERSION | TIMESTAMP | PENDING_COMMIT | PENDING_VERSION
          | TITLE | INTERRUPTED_LIVE | LIVE_COMMIT | STAGED | STATEROOT | INITRAMFS | CLIWRAP | PINNED | UNLOCKED)
      value = VALUE END                                          # valueRow

    // a notice, which may have several lines
    | END_OF_LIFE lines += VALUE (NEXT lines += VALUE)* END      # noticeRow

    // a commit, and with -v the repositories that it was made from: `|- ID (TIME)`
    | key = (BASE_COMMIT | BOOTED_BASE_COMMIT | COMMIT | BOOTED_COMMIT)
      commit = VALUE (NEXT repositories += branch)* END          # commitRow

    // a list of elements, wrapped between them
    | key = (INACTIVE_REMOVALS | INACTIVE_LOCAL | INACTIVE_REQUESTS | INACTIVE_MODULES | LAYERED_PACKAGES
          | LAYERED_MODULES | ENABLED_MODULES | LOCAL_PACKAGES | FORCED_PACKAGES | INITRAMFS_ETC)
      words += WORD+ (NEXT words += WORD+)* END                  # listRow

    // overrides: groups of names that share a version, or an old and a new one
    | key = (REMOVED_BASE | LOCAL_OVERRIDES)
      lines += packageLine (NEXT lines += packageLine)* END      # overrideRow

    // overrides from a repository: the source, below it the packages; a further source has no key of its own
    | key = (REMOTE_OVERRIDES | INACTIVE_REMOTE)
      sources += remoteSource (NEXT sources += remoteSource)* END # remoteRow

    // signatures: a count or a verdict, then the descriptions
    | GPG_SIGNATURE lines += VALUE? (NEXT lines += VALUE)* END   # signatureRow

    // advisories: counts, or `ID  SEVERITY  NEVRA` with titles and addresses of what they refer to
    | SEC_ADVISORIES lines += VALUE (NEXT lines += VALUE)* END   # advisoryRow

    // a package difference: counts, or the packages
    | key = (DIFF | LIVE_DIFF) value = VALUE? END                # diffRow
    | key = (UPGRADED | DOWNGRADED | REMOVED | ADDED | KEYLESS_CHANGE)
      lines += packageLine (NEXT lines += packageLine)* END      # changeRow

    // a row of a newer tool
    | key = UNKNOWN_KEY lines += VALUE? (NEXT lines += VALUE)* END # unknownRow
    ;

branch
    : BRANCH words += WORD+
    ;

remoteSource
    : source = VALUE
    | BRANCH words += (WORD | ARROW)+
    ;

packageLine
    : words += (WORD | ARROW | COMMA)+
    ;

availableUpdate
    : AVAILABLE_UPDATE END (rows += row | layers += layerRow)*
    ;

layerRow
    : key = (TOTAL_LAYERS | REMOVED_LAYERS | ADDED_LAYERS) count = VALUE END (SIZE size = VALUE END)?
    ;
