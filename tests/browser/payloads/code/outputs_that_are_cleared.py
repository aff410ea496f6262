"""Show something, and say that all before it is to be cleared."""

from IPython.display import HTML, clear_output, display, update_display

display(HTML("x"), display_id="x")
clear_output(wait=True)
update_display(HTML("<img src=x onerror=PWN>"), display_id="x")
display(HTML("<img src=x onerror=PWN>"))
