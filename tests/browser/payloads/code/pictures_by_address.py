"""Show pictures, videos and pages of another host."""

from IPython.display import HTML, IFrame, Image, Video, YouTubeVideo, display

display(Image(url="HOST/image.png"), IFrame("HOST/frame", 100, 100), Video("HOST/video.mp4"), YouTubeVideo("NAME"))
display(HTML("<p>x</p>"), metadata={"text/html": {"isolated": True}})
