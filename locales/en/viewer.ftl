# The viewer: a file of a case over the whole screen.
viewer-opening = Opening…
viewer-drawing = Drawing…
viewer-failed = This cannot be opened now
viewer-again = Open again
viewer-over = Closed
viewer-over-text = A file stays open for some minutes. Opening it again is counted and written down.
viewer-left-hint = Until it closes by itself
viewer-budget = { $count ->
    [one] 1 more file today
   *[other] { $count } more files today
  }
viewer-tools = Look closer
viewer-zoom-in = Larger
viewer-zoom-out = Smaller
viewer-scale = { $percent } %
viewer-whole = Whole picture or actual size, now { $percent } %
viewer-turn-left = Turn to the left
viewer-turn-right = Turn to the right
viewer-picture = { $name }, page { $page }, with your name in it
viewer-page = Page { $page } of { $pages }
viewer-page-previous = Previous page
viewer-page-next = Next page
viewer-pages-more = The first 200 pages are shown.
viewer-file = File { $at } of { $count }
viewer-previous = Previous file
viewer-next = Next file
viewer-text-more = The rest is not shown.
viewer-why-unknown_kind = Files of this kind are not shown here
viewer-why-encrypted = This file asks for a password
viewer-why-broken = This file is damaged
viewer-why-too_large = This file is too large to be shown
viewer-why-too_slow = Showing this file takes too long
viewer-ask = It may be downloaded by: { $names }. Or ask the customer for a picture of it.
viewer-ask-nobody = Nobody here may download it. Ask the customer for a picture of it.
viewer-download-title = Download { $name }?
viewer-download-text = The file comes as it is, without your name in it. That you took it is written down, with the reason.
viewer-reason = Reason
viewer-reason-short = Say why, in 5 letters or more.
