# The screens of knowledge: topics, articles, help centre, import.
knowledge-title = Knowledge
knowledge-text = What customers and colleagues are answered with. Published articles are in the help centre at once, in every language that they are written in.
knowledge-forbidden = Your role does not show the knowledge.
knowledge-topic = Topic
knowledge-topics = Topics
knowledge-topic-count =
    { $count ->
        [one] 1 topic
       *[other] { $count } topics
    }
knowledge-new = New topic
knowledge-begin = Begin to write
knowledge-settings = Help centre
knowledge-settings-text = In which languages customers read, how the help centre looks, and what topics are sorted into.
knowledge-settings-reader = Only those who may publish articles can change this.
knowledge-unanswered = Unanswered
knowledge-unanswered-title = Questions without an answer
knowledge-unanswered-text = What customers asked and the assistant had no article for, or one that did not help. What asks the same stands together, the most frequent first.
knowledge-unanswered-none = Nothing is waiting for an article
knowledge-unanswered-none-text = As soon as the assistant has to bring a person because no article fits, the question is here.
knowledge-unanswered-days = The last { $days } days
knowledge-unanswered-count = { $count ->
    [one] { $count } question
   *[other] { $count } questions
}
knowledge-unanswered-not-helped = { $count ->
    [one] { $count } got an answer that did not help
   *[other] { $count } got an answer that did not help
}
knowledge-unanswered-mixed = About several things
knowledge-unanswered-draft = Write the article
knowledge-unanswered-settle = Set aside
knowledge-unanswered-settled = Set aside. If it is asked again, it is here again.
knowledge-unanswered-drafted = The draft knows how people asked. Write what they need.
knowledge-unanswered-case = Case { $number }
knowledge-open-centre = Open the help centre
knowledge-transfer = Import, export
knowledge-import = Import
knowledge-export = Export everything
knowledge-exporting = The export is being made…
knowledge-search = Search topics
knowledge-filters = Search and filters
knowledge-filters-clear = Clear filters
knowledge-filter-category = Category
knowledge-filter-state = State
knowledge-filter-lang = Written in
knowledge-filter-missing = Missing in
knowledge-filter-owner = Owner
knowledge-filter-stale = Stale only
knowledge-filter-broken = Broken links only
knowledge-all-topics = Show all topics
knowledge-no-matches = No topic fits these filters.
knowledge-more = Show more
knowledge-none = There are no topics yet
knowledge-none-text = Start from the ready topics about accounts, deposits, withdrawals, wallets and security, and make them your own. Or write the first one yourself.
knowledge-none-reader = As soon as editors have written some, you find them here.
knowledge-bring-shipped = Bring in the ready topics
knowledge-shipped-text = These topics come with the product, in English and Simplified Chinese. Topics that you already have and changed are left as they are.
knowledge-state-draft = Draft
knowledge-state-in_review = In review
knowledge-state-published = Published
knowledge-state-retired = Retired
knowledge-state-missing = Missing
knowledge-outdated = Outdated
knowledge-has-draft = New draft
knowledge-internal = Internal
knowledge-stale = Review due
knowledge-someone = A colleague
knowledge-nobody = Nobody
knowledge-by-token = A program
knowledge-by-system = The system
knowledge-helped = Helped
knowledge-helped-title = { $helped } said that it helped, { $not_helped } that it did not
knowledge-of = of { $count }
knowledge-no-votes = No votes
knowledge-views = Views
knowledge-updated = Updated
knowledge-language = Language
knowledge-languages = Languages
knowledge-languages-hint = Readers whose language is missing get the first. What is retired in a language is gone for its readers.
knowledge-languages-none = Choose at least one language.
knowledge-default-language = Default
knowledge-add-language = missing, begin to write
knowledge-add-language-label = Add a language
knowledge-language-state = { $language }: { $state }
knowledge-tab = { $language } · { $state }
knowledge-category = Category
knowledge-first-category = Name of its category
knowledge-slug = Short name
knowledge-slug-hint = Stands in the address and in links from other articles. Empty: made from the title.
knowledge-slug-change-hint = After a change the old address leads to the new one.
knowledge-slug-wrong = Small Latin letters, digits and single hyphens between them.
knowledge-article-title = Title
knowledge-title-hint = In the words of a customer, best as a question.
knowledge-summary = Answer in brief
knowledge-summary-hint = One or two sentences that already answer. They are shown in search and given by the bot.
knowledge-questions = How customers ask
knowledge-questions-count =
    { $count ->
        [one] 1 way in which customers ask
       *[other] { $count } ways in which customers ask
    }
knowledge-questions-hint = In their own words, with their slips. Enter begins another; a list that you paste makes as many.
knowledge-questions-lines = One to a line.
knowledge-questions-of = How customers ask in { $language }
knowledge-question-number = Way { $number }
knowledge-question-add = Add a way to ask
knowledge-other-questions = Asked in other languages
knowledge-other-questions-hint = Languages without an article: who asks so gets the article in the default language.
knowledge-other-questions-in = { $language } · { $count }
knowledge-body = Text
knowledge-body-hint = Write in Markdown, or use the buttons above. Begin with the answer.
knowledge-mode = What is shown
knowledge-mode-write = Write
knowledge-mode-both = Side by side
knowledge-mode-preview = Preview
knowledge-preview = Preview
knowledge-preview-frame = The article as customers see it
knowledge-preview-wide = As on a computer
knowledge-preview-phone = As on a phone
knowledge-seen-from = Seen from
knowledge-seen-everywhere = All regions
knowledge-seen-unknown = Region not known
knowledge-toolbar = Formatting
knowledge-tool-bold = Bold
knowledge-tool-italic = Italic
knowledge-tool-code = Code or exact word
knowledge-tool-heading-2 = Heading
knowledge-tool-heading-3 = Smaller heading
knowledge-tool-steps = Steps
knowledge-tool-list = List
knowledge-tool-link = Link
knowledge-tool-picture = Picture
knowledge-picture-text = Whoever reads the article sees it once the article is published. It is drawn anew: where and with what it was taken is not kept.
knowledge-picture-drop = Drop or paste a PNG, JPEG, WebP or GIF here, of up to { $most }
knowledge-picture-choose = Choose pictures
knowledge-picture-words = What it shows
knowledge-picture-words-hint = For those who do not see it, and for the search. Say what matters: which button, which number.
knowledge-picture-words-missing = Say what it shows: some readers hear the page instead of seeing it.
knowledge-picture-large = This picture is larger than { $most }. Make it smaller: 2,400 pixels are the widest that is shown.
knowledge-picture-sending = Bringing { $name } in…
knowledge-picture-kept = { $width } × { $height } pixels, { $size }
knowledge-picture-skip = Leave this one out
knowledge-tool-video = Video
knowledge-video-text = A card with its host's name. Nothing is asked of that host before a reader presses it.
knowledge-video-hint = YouTube, Vimeo, Loom, Bilibili, Dailymotion, Wistia, Tencent Video, or a file such as .mp4.
knowledge-video-wrong = A video has a complete address that begins with https://.
knowledge-video-words = Title of the video
knowledge-tool-table = Table
knowledge-tool-callout = Callout
knowledge-tool-region = For certain regions
knowledge-region-text = Readers elsewhere get none of it, neither on the page nor in the search or from the bot. Where it is not known where they are, neither do they.
knowledge-region-for = For whom
knowledge-region-only = Only readers in
knowledge-region-except = All readers but those in
knowledge-region-none = Choose at least one.
knowledge-region-words = What holds there
knowledge-region-eu = European Union
knowledge-region-eea = European Economic Area
knowledge-callout-note = Note
knowledge-callout-tip = Tip
knowledge-callout-warning = Warning
knowledge-callout-words = What must not be missed
knowledge-table-column = Column
knowledge-insert = Insert
knowledge-link-to = Leads to
knowledge-link-topic = A topic
knowledge-link-address = An address
knowledge-link-words = Text of the link
knowledge-link-hint = A web address, mailto: and an address, or the short name of a topic.
knowledge-link-wrong = A link leads to https://, http:// or mailto:, or to the short name of a topic.
knowledge-regions = Regions
knowledge-regions-hint = Readers elsewhere do not find this topic.
knowledge-everywhere = Everywhere
knowledge-saved = Saved { $ago }
knowledge-saving = Saving…
knowledge-not-saved = Not saved: { $why }
knowledge-read-only = Read only
knowledge-left-unsaved = “{ $title }” is not saved: { $why }
knowledge-back-to-draft = Back to it
knowledge-conflict = Somebody else has changed it too.
knowledge-conflict-title = Changed by two people
knowledge-conflict-text = { $who } saved another version on { $when }, while you were writing. Which one goes on? Theirs stays among the versions either way.
knowledge-conflict-legend = Marked as removed: what only { $who } has. Marked as added: what only you have.
knowledge-conflict-mine = Go on with mine
knowledge-conflict-theirs = Take theirs
knowledge-conflict-settle = Settle the conflict
knowledge-versions = Versions
knowledge-version-by = { $who }, { $when }
knowledge-version-current = Newest
knowledge-version-live = Live
knowledge-version-was-live = Was live
knowledge-version-option = { $version } ({ $when })
knowledge-compared-with = Compared with version
knowledge-first-version = This is the first version.
knowledge-more-versions = Older versions
knowledge-restore = Restore as a new draft
knowledge-restored = Version { $version } is the draft again.
knowledge-diff-title = Title
knowledge-diff-summary = Answer in brief
knowledge-diff-questions = How customers ask
knowledge-diff-body = Text
knowledge-diff-none = Nothing differs.
knowledge-diff-inserted = Added:
knowledge-diff-deleted = Removed:
knowledge-diff-skipped =
    { $count ->
        [one] 1 line is alike
       *[other] { $shown } lines are alike
    }
knowledge-publish = Publish
knowledge-publish-changes = Publish changes
knowledge-publish-at = Publish at a time…
knowledge-published = Published: customers see it now.
knowledge-submit = Send for review
knowledge-ask-changes = Ask for changes
knowledge-ask-changes-text = The article goes back to whoever sent it for review, with what you write here. Customers see nothing of it.
knowledge-changes-note = What is to be changed
knowledge-send-back = Send back
knowledge-sent-back = Sent back to its author.
knowledge-sent-back-notice = “{ $title }” was sent back
knowledge-sent-back-list = { $count ->
    [one] An article of yours was sent back
   *[other] { $count } articles of yours were sent back
}
knowledge-changes = Changes wanted
knowledge-changes-wanted = { $who } asked for changes on { $when }
knowledge-waiting = { $count ->
    [one] One article is in review.
   *[other] { $count } articles are in review.
}
knowledge-look-at = Look at them
knowledge-submitted = Sent for review.
knowledge-retire = Retire
knowledge-retired = Retired: readers of this language do not see it any more.
knowledge-retired-text = This article is retired: readers of its language do not see it. Bring it back to change it.
knowledge-retire-title = Retire this article?
knowledge-retire-text = Readers of { $language } do not find it any more: no page, no search, no list, not from the assistant. You can bring it back.
knowledge-retire-all = Retire it in all languages
knowledge-retire-others = It stays public in { $languages }, for their readers and for those whose language it was never written in.
knowledge-retire-linked = { $count ->
    [one] 1 article links to it; its link becomes plain text:
   *[other] { $count } articles link to it; their links become plain text:
}
knowledge-unretire = Bring back
knowledge-unretired = Brought back.
knowledge-more-steps = Further steps
knowledge-step-failed = Nothing was changed
knowledge-schedule = Schedule
knowledge-schedule-text = The draft as it is now goes live by itself, to the second. What is written afterwards waits.
knowledge-schedule-when = When
knowledge-schedule-zone = In your time zone, { $zone }.
knowledge-schedule-wrong = Choose a time to come.
knowledge-scheduled = Goes live on { $when }.
knowledge-unschedule = Take back
knowledge-refused = This would not be published:
knowledge-mistake = Line { $line }: { $why }
knowledge-mistake-mark = A part for some regions begins with a line of its own: “:::region DE, FR” or “:::region except US”.
knowledge-mistake-letters = “{ $said }” is no code. A country is named by its two letters (ISO 3166), such as FR for France.
knowledge-mistake-britain = “{ $said }” is no code of ISO 3166. Write GB.
knowledge-mistake-unknown = “{ $said }” is no country. Its two letters are those of ISO 3166, such as FR for France.
knowledge-mistake-ends_nothing = “:::” ends no part here.
knowledge-mistake-open = This part is not ended. Write “:::” on a line of its own.
knowledge-delete-article = Delete the article in { $language }
knowledge-delete-article-text = All its versions in { $language } go. The topic and its other languages stay.
knowledge-ratings = What readers said
knowledge-ratings-none = Nobody has said anything yet
knowledge-rated-yes = It helped
knowledge-rated-no = It did not help
knowledge-reason-not_clear = not clear
knowledge-reason-not_my_problem = not my problem
knowledge-reason-out_of_date = out of date
knowledge-reason-wrong = wrong
knowledge-reason-other = other
knowledge-import-published = Published
knowledge-scheduled-toast = Scheduled.
knowledge-outdated-text = The original in { $language } was published anew since this translation.
knowledge-compare-original = See what changed
knowledge-original-title = What changed in the original
knowledge-original-text = From the version that this translation was made from, to the one that is live, in { $language }.
knowledge-original-unknown = Between these versions nothing differs.
knowledge-broken =
    { $count ->
        [one] 1 link leads nowhere
       *[other] { $count } links lead nowhere
    }
knowledge-missing-title = Not written in { $language } yet
knowledge-missing-text = Until it is, readers of { $language } get the article in the default language.
knowledge-begin-copy = Start from { $language }
knowledge-begin-empty = Start empty
knowledge-details = Details
knowledge-owner = Owner
knowledge-review-by = Look at it again by
knowledge-review-hint = From then on it counts as stale until it is published anew or gets another date.
knowledge-review-due = That day has come. Publish it anew, or choose another day.
knowledge-intents = Intents
knowledge-intents-hint = What messages are about that this topic answers, such as deposit.missing.
knowledge-intents-placeholder = Add an intent
knowledge-tags = Tags
knowledge-tags-placeholder = Add a tag
knowledge-related = Related topics
knowledge-related-add = Add a topic
knowledge-gone = No longer there
knowledge-internal-only = For staff alone
knowledge-internal-hint = Staff and their search find it. It is never in the help centre, and the bot never says it.
knowledge-delete = Delete the topic
knowledge-delete-title = Delete this topic?
knowledge-delete-text = Its articles in all languages go, with all versions. To take it from customers only, retire its articles.
knowledge-deleted = “{ $title }” is deleted.
knowledge-centre = Help centre
knowledge-centre-on = The help centre is public
knowledge-centre-on-hint = Off: its pages answer as if there were none. The bot and staff go on using the articles.
knowledge-centre-titles = Title
knowledge-centre-titles-hint = Where it is empty, the name is { $brand }.
knowledge-centre-title-in = Title in { $language }
knowledge-color = Colour of links and buttons
knowledge-color-hint = Readers with a dark screen get a lighter shade of it.
knowledge-color-faint = This colour is hard to read on white. Choose a darker one.
knowledge-color-wrong = A colour is written as # with six digits from 0 to f.
knowledge-logo = Logo
knowledge-logo-hint = Stands at the head of every page, 32 pixels high. Empty: a mark in the colour above.
knowledge-logo-dark = Logo on a dark ground
knowledge-logo-dark-hint = For readers with a dark screen. Empty: the same logo.
knowledge-cover = Picture for sharing
knowledge-cover-hint = What networks and messengers show with a link to a page. Best 1200 by 630 pixels.
knowledge-picture-of = { $what }, as it is now
knowledge-picture-pick = Choose a picture
knowledge-picture-replace = Choose another
knowledge-picture-remove = Remove
knowledge-address = Address of its own
knowledge-address-hint = An address such as https://help.example.com, whose name leads to this server as { $host } does, with a certificate for it; a proxy in between passes the name on. The help centre and the chat answer there, and nothing else. Empty: it stands at { $host }.
knowledge-region-field = Where a customer is
knowledge-region-field-hint = The field of customers that holds their country by its two letters (ISO 3166). By it the assistant tells only what holds there.
knowledge-region-field-none = Not known
knowledge-contact = Where “Contact us” leads
knowledge-contact-hint = An https address. Empty: the chat of your first inbox.
knowledge-contact-wrong = This must be a complete address that begins with https://.
knowledge-categories = Categories
knowledge-categories-text = The help centre shows them in this order.
knowledge-categories-none = There are no categories yet
knowledge-category-new = New category
knowledge-category-edit = Change { $name }
knowledge-category-delete = Delete { $name }
knowledge-category-full = { $name } can be deleted once it has no topics
knowledge-category-delete-text = It has no topics. Its address leads nowhere afterwards.
knowledge-category-unnamed = Give it a name in at least one language.
knowledge-category-slug-hint = Stands in its address.
knowledge-name-in = Name in { $language }
knowledge-name-missing = no name in { $languages }
knowledge-import-text = Choose files or a folder. First you see what would change; nothing is changed before you say so.
knowledge-import-drop = Drop files or a folder here
knowledge-import-chosen =
    { $count ->
        [one] { $name }
       *[other] { $count } files, the first is { $name }
    }
knowledge-import-files = Choose files
knowledge-import-folder = Choose a folder
knowledge-import-format = What they are
knowledge-format-markdown = Markdown with front matter
knowledge-format-ombud = An export of Ombud (JSON)
knowledge-format-zendesk = Zendesk Guide (JSON of its Help Center API)
knowledge-format-chatwoot = Chatwoot (JSON of its API)
knowledge-import-publish = Publish at once
knowledge-import-publish-hint = Off: what comes in waits as drafts.
knowledge-import-fetch = Fetch pictures from where they lie
knowledge-import-fetch-hint = Pictures at web addresses are brought in, too. Off: they are told as missing.
knowledge-import-checking = Looking at what would change…
knowledge-import-running =
    { $count ->
        [one] Bringing in 1 article…
       *[other] Bringing in { $count } articles…
    }
knowledge-import-run =
    { $count ->
        [one] Bring in 1 article
        [0] Bring in
       *[other] Bring in { $count } articles
    }
knowledge-import-report = What would change
knowledge-import-created = New
knowledge-import-updated = Changed
knowledge-import-unchanged = As they are
knowledge-import-topics_changed = Topics changed
knowledge-import-pictures = New pictures
knowledge-import-problems = Problems
knowledge-import-problems-text = Files with problems are left out. Mend them and choose them again, or go on without them.
knowledge-import-more-problems = And { $count } more.
knowledge-import-nothing = There is no file among these that can be brought in: .md or .json.
knowledge-import-large = These files are more than { $most } together. Bring them in in parts.
knowledge-imported = Brought in: { $created } new, { $updated } changed.
