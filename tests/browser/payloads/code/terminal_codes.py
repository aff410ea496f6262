"""Cut the page's own escapes apart with the codes that colour a terminal."""

print("\x1b[<img src=x onerror=PWN>m\x1b[31;38;2;1;2;3m<b>\x1b[&\x1b[0mlt;script&\x1b[1mgt;PWN")
print('\x1b[38;2;"><img src=x onerror=PWN>m x \x1b]8;;javascript:PWN\x1b\\link\x1b]8;;\x1b\\')
print("&\x1b[mlt;img src=x onerror=PWN&\x1b[mgt; &\x1b[3ap;lt;img src=x onerror=PWN>")
