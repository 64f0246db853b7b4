"""Clean a page with what is installed, and check that it works as the argument says.

python .ci/try_wheel.py kernels
python .ci/try_wheel.py pure
"""

import sys
import warnings

warnings.simplefilter("error")  # a kernel that is refused is one

import cleanscrape  # noqa: E402

PAGE = """<h1>The bridge is open again</h1><p class=byline>By Jo Doe<p>3 May 2024
<p>The old bridge over the river was opened again on Friday morning, after two years of work.
<p>Hundreds of people came to the ceremony, which the mayor opened with a short speech.
<p>The town paid for the repairs with a loan that it must return within twelve years."""

article = cleanscrape.clean(PAGE)
found = (cleanscrape.speed(), article.title, article.authors, str(article.date))
wanted = (sys.argv[1], "The bridge is open again", ("Jo Doe",), "2024-05-03")
print(sys.version.split()[0], cleanscrape.__file__, *found)
if found != wanted or len(article.paragraphs) != 3:
    sys.exit(f"{found} and {len(article.paragraphs)} paragraphs, not {wanted} and 3")
