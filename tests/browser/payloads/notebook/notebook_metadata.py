"""Put HTML and a state for widgets into the notebook's metadata."""

HTML = '"><img src=x onerror=PWN></title><script>PWN</script>'


def edit(notebook):
    notebook.metadata.update(title=HTML, authors=[{"name": HTML}])
    notebook.metadata.kernelspec = {"name": HTML, "display_name": HTML, "language": HTML}
    notebook.metadata.language_info = {"name": HTML, "pygments_lexer": HTML, "codemirror_mode": HTML}
    state = {"x": {"model_name": "HTMLModel", "model_module": "HOST/module", "state": {"value": HTML}}}
    widgets = {"version_major": 2, "version_minor": 0, "state": state, "x": "</script><script>PWN</script>"}
    notebook.metadata.widgets = {"application/vnd.jupyter.widget-state+json": widgets}
