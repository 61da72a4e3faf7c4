/** A word that only this code used, what the field says instead, and what carried it: a string is a whole identifier or path segment. */
export type Word = { old: string; new: string; carriedBy: readonly (string | RegExp)[] }

/** The words that the code gave up. Prose of users and everyday English are not meant: each carrier is as exact as it has to be. */
export const vocabulary: readonly Word[] = [
  // Access.
  {
    old: 'wall',
    new: 'policy',
    carriedBy: [
      /(?<![A-Za-z]|Harbour |on the )walls?(?![a-z])(?! (?:clock|time)\b)/,
      /(?<![A-Zn]|onThe)Walls?(?![a-z])/,
      ...names('readOnTheWall walled'),
    ],
  },
  {
    old: 'door',
    new: 'database role, Database',
    carriedBy: [
      typed('Doors?'),
      ...names('doors openDoors DoorsOptions doorRole doorConfig doorPasswords setDoorPasswords withDemoDoor'),
    ],
  },
  {
    old: 'sight',
    new: 'access, access_grant',
    carriedBy: [/(?<![A-Za-z]|\b(?:in|out of|your|its|their|Lost) )sights?(?![a-z])/, /(?<![A-Z])Sights?(?![a-z])/],
  },
  {
    old: 'reason (of sight)',
    new: 'basis',
    carriedBy: [
      /\bsight\.reason\b/,
      ...names('reasonsFor seen_reasons my_reasons oracleReasons OracleReason reasonsInOrder isReason'),
      /\btype Reason\b|\bexport const reasons\b/,
    ],
  },
  {
    old: 'standing, admit',
    new: 'AccessContext, authorizeEpisode',
    carriedBy: [
      typed('Standing'),
      ...names('findStanding standings listStandings standingsOf stands_to_person Admitted AdmittedReferral findAdmitted'),
      /\b(?:admit|admitted)\(/,
    ],
  },
  {
    old: 'gate (database role)',
    new: 'auth',
    carriedBy: ['waymark_gate', /\bdoors\.gate\b|'gate'|\bto gate\b|\bpolicy "?gate\b/],
  },
  {
    old: 'grid, cell',
    new: 'permission matrix, entry',
    carriedBy: [
      /\bthe grid\b|\bgrid\[|\b(?:const|typeof) grid\b|(?<![.\w])cell\(|\btype Cells?\b/,
      ...names('GridMutant isGridKilled listGridMutants tryGrid'),
    ],
  },
  {
    old: 'narrow, seen_as',
    new: 'view as, view_as',
    carriedBy: names(
      'narrow_walls seen_as seenAs seen-as seen_sections seen_episode repeat_seen asSeen as-seen AsSeenPage asSeenQuery getAsSeen SeenByOther SeenEpisode SeenWhenNeeded ShowSeen SeenProps',
    ),
  },
  {
    old: 'told (policy flag)',
    new: 'may_know_whereabouts',
    carriedBy: names(
      'whereaboutsTold WhereaboutsTold may_be_told mayBeTold told_when_found told_when_opened toldWords toldMeanings',
    ),
  },
  {
    old: 'told, tell (people)',
    new: 'notified, disclosed',
    carriedBy: names(
      'still_told_of told_by told_by_account toldBy toldTo toldOf toldIn asTold isTold isToldOf whatIsTold untold tell_team tell_auditors tell_more tellCorrection tells_of_questions tells_of_services tellOf tellThem tellTime tellsOfReferral tellsOfAccounts MayTell getMayTell mayTellWords',
    ),
  },
  {
    old: 'named (basis)',
    new: 'individual',
    carriedBy: [
      /\b(?:reason|basis)\b[^\n']{0,20}'{1,2}named'|'share', '{1,2}named'|'{1,2}named'{1,2}, '{1,2}(?:national|break-glass|share)'|\bshare\+named\b/,
      ...names(
        'person.named name_account end_name named_accounts nameEnded NameAccount EndNaming endName mostNamedDays namedColleague NameForm',
      ),
      /\bprotection\.(?:name|endName)\b/,
    ],
  },
  {
    old: 'own (basis)',
    new: 'retained',
    carriedBy: [/\b(?:reason|basis) (?:=|<>) '{1,2}own'|\breason [!=]== 'own'/, ...names('own_card own_opening')],
  },
  { old: 'barred', new: 'excluded', carriedBy: [part('barred')] },
  {
    old: 'person_guard',
    new: 'person_protection',
    carriedBy: [part('person_guard'), part('personGuard'), ...names('copy_guard guardRoutes')],
  },
  {
    old: 'safe list',
    new: 'whereabouts allow-list',
    carriedBy: [
      part('safe_list'),
      part('safe_listed'),
      part('safeList'),
      part('safeListed'),
      /\b[sS]afe[ -]lists?\b/,
      ...names('safe_accounts set_safe could_be_safe AddSafe addSafe EndSafe endSafe SafeCandidate SafeForm'),
    ],
  },
  {
    old: 'asking for access',
    new: 'access request',
    carriedBy: names('access.asked access.wanted access.answered access.toDecide access.decided sight.ask asking.spec'),
  },
  // Events, and who is notified of them.
  {
    old: 'notices',
    new: 'notifications',
    carriedBy: [
      /\/notices\b|\bnotice\.(?:api|routes|read)\b|\bnotice-(?:words|list)\b/,
      typed('Notices'),
      part('notice_mark'),
      ...names(
        'NoticeKind NoticeList NoticeMark NoticeView listNotices listNoticesOfAuditor newNotices noticeApi noticeMark noticePage noticeRoutes noticeWords noticesOf noticesOfAuditors noticesOfOne noticesOfOurs urgentNotices useNoticesSeen wordsOfNotice',
      ),
    ],
  },
  {
    old: 'hint',
    new: 'change, invalidate',
    carriedBy: [
      typed('Hint'),
      ...names('applyHints gatherHints readHints hintOf hintsOf hinted'),
      /\/hint\.ts|channel\('hint'\)/,
    ],
  },
  {
    old: 'happened, tell',
    new: 'event, recordEvents',
    carriedBy: [/\bhappened\(|\/tell\.ts|\btell\(c\.tx/, typed('Happened'), 'happenings'],
  },
  {
    old: 'done',
    new: 'result, CommandResult',
    carriedBy: [typed('Done'), /\breturn done\(|import \{[^}]*\bdone\b[^}]*\} from '[^']*tell\.ts'/],
  },
  {
    old: 'shown',
    new: 'audited; QueryState',
    carriedBy: [
      /<Shown query|<\/Shown>|\bPromise<Shown<|\{[^}\n]*\bShown\b[^}\n]*\} from '[^']*(?:shown|consultation)\.tsx?'|\breturn shown\(|\/shown\.tsx?/,
      'shownMark',
    ],
  },
  {
    old: 'keep, glance',
    new: 'unauditedCommand, unloggedQuery',
    carriedBy: ['episodeGlance', /\bkeep\(mount\b|\bfunction keep</],
  },
  {
    old: 'consultation',
    new: 'access log entry, access_log',
    carriedBy: [part('consultations?'), ...names('Consulted recordConsultation')],
  },
  {
    old: 'looking',
    new: 'access log, access alerts',
    carriedBy: [
      /\/looking\b|\bunusual[ _-]looking|\bUnusual looking\b|\bLooking[A-Z]\w*|\blooking_\w+|\b\w+_looking\b|\b[a-z]\w*Looking\w*\b|'looking\.\w+'/,
      /\blooking(?:Api|Id|Review\w*|Routes|Query|Kinds?|Outcomes|Team|Page)\b/,
      ...names(
        'app.looking UnusualLooking unusualLooking unusualLookingId who_looked of_looking UnusualQuery UnusualView UnusualReason unusualReasons UnusualStatus unusualStatuses unusualWords ReviewLooking ReviewLookingPanel LookView LookFilters LookFiltersProps lookColumns WhoLooked lookedByOwn accessLooks',
      ),
    ],
  },
  { old: 'ledger', new: 'disclosure log', carriedBy: [part('ledgers?')] },
  {
    old: 'receipt',
    new: 'idempotency key',
    carriedBy: [/\/receipt\.ts|\btx\.receipt\b|\bmodel Receipt\b|\b(?:table|into|from|on|update) "?receipt\b/, 'receipt_pkey'],
  },
  { old: 'put right', new: 'correct', carriedBy: [/\bput[ -]right\b/] },
  // Work.
  {
    old: 'life, act, proceed, mustLead',
    new: 'transitions, action, transition',
    carriedBy: [
      typed('Life'),
      /\/[\w-]*life\.ts|\bproceed(?:With|On)?\(/,
      ...names(
        'episodeLife questionLife referralLife returnDiscussionLife EpisodeAct QuestionAct ReferralAct referralActs questionActs possibleActs episodeActs EpisodeActLink actsNow actsOf listActs mustLead',
      ),
    ],
  },
  {
    old: 'clock',
    new: 'deadline',
    carriedBy: names(
      'clockOf ClockOf Clocked clocksOf clockWords endClocks end_clocks ends_clocks end_private_clock end_share_clocks giveClocks hastenClock leave_clocks leaves_clocks onClocks one_clock receiversClocks referralClockDue startClock startClocks startReferralClock startReturnClocks EpisodeClocks ReferralClock ReturnClocks ClockBox ClockBoxProps on-clock return-clocks clock-box',
    ),
  },
  {
    old: 'wrongs',
    new: 'validate, error',
    carriedBy: names('wrongs wrongsOfBasis wrongsOfShare wrongsOfTerms wrongAt evenIfWrong allWrong'),
  },
  { old: 'mustX', new: 'assertX', carriedBy: [/\bmust[A-Z]\w*/] },
  {
    old: 'hand-over, holder',
    new: 'handover, assignee',
    carriedBy: [
      /\bhand-overs?\b|\.holder\b|'holder'|\bholder:/,
      part('hand_overs?'),
      part('handOvers?'),
      part('referral_holder'),
      part('return_discussion_holder'),
      ...names(
        'HolderCell Holders ReferralHolder ReturnDiscussionHolder referralHolder returnDiscussionHolder check_holder checks_holder holder_account holder_team episode_held heldBy held_by hold_discussion listHolders may_hold_referral useHolders holder-cell',
      ),
    ],
  },
  // The tree, tests and the demo.
  {
    old: 'words',
    new: 'labels',
    carriedBy: [/[\w-]+-words(?:\.test)?(?:\.ts)?(?='|$)/, /\b(?!(?:own|in|most|pass|question)Words\b)[a-z]\w*Words\b/],
  },
  { old: 'kernel', new: 'platform, lib', carriedBy: [part('kernel')] },
  {
    old: 'plant, by hand, tale, cast, play',
    new: 'seed, raw SQL, scenario, people, steps',
    carriedBy: [
      /\bplant\w*\(|\bplant\.(?:sql|ts)\b|\bbyHand\(|\bby-hand\.(?:pg\.test\.)?ts\b|\/(?:tales?|cast|play)(?:\/|\.ts)|\bplay[A-Z]\w*\(/,
      typed('Tale'),
      ...names(
        'tale tales plantMore plant_more plantOnesOwn plantRecord plantRecords plantSight listUnplanted byOwnHand openCast',
      ),
    ],
  },
  { old: 'proofs, stories', new: 'security, specs', carriedBy: [/(?:\be2e|\.)\/(?:proofs|stories)\//, 'countStories'] },
  {
    old: 'census, canaries, agree, mutants, revoke, tampers, editors',
    new: 'access, leaks, policy-model, policy-mutation, revocation, tamper, concurrent-edits',
    carriedBy: [
      /\bnpm run (?:census|canaries|agree|mutants|revoke|tampers|editors)\b/,
      /\/proofs\/(?:census|canaries|agree|mutants|revoke|tampers|editors)\b|\b(?:census|canaries|mutants|tampers)(?:\.ts|\/)/,
    ],
  },
]

/** Several identifiers, each whole. */
function names(list: string): string[] {
  return list.split(' ')
}

/** The word as a part of snake_case, kebab-case and camelCase names, and alone; not within a longer word. */
function part(word: string): RegExp {
  const capital = word.charAt(0).toUpperCase() + word.slice(1)
  return new RegExp(`(?<![A-Za-z])${word}(?![a-z])|(?<![A-Z])${capital}(?![a-z])`)
}

/** The name of a type or component where code uses it, not where a sentence begins with the same word. */
function typed(name: string): RegExp {
  const before = '(?:[:|&({,=] |\\b(?:type|typeof|as|extends) |[[(])'
  return new RegExp(`</?${name}\\b|${before}${name}\\b(?! [a-z])`)
}
