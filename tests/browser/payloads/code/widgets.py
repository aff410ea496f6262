"""Show a widget's view, with a state that would be loaded from elsewhere."""

from IPython.display import display

VIEW = {"model_id": "</script><script>PWN</script>", "version_major": 2, "version_minor": 0}
display({"application/vnd.jupyter.widget-view+json": VIEW, "text/plain": "x"}, raw=True)
display({"application/vnd.jupyter.widget-state+json": {"state": {"x": {"model_module": "HOST/module"}}}}, raw=True)
