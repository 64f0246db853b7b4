"""The keys of titles, authors, dates and other fields in `<meta>`, microdata and RDFa."""

from __future__ import annotations

# Field, source, confidence, keys.
_ROWS = (
    ("title", "og", 0.6, "og:title"),
    ("title", "twitter", 0.5, "twitter:title"),
    ("title", "parsely", 0.6, "parsely-title"),
    ("title", "sailthru", 0.6, "sailthru.title"),
    ("title", "dublin-core", 0.5, "dc.title dcterms.title"),
    ("title", "citation", 0.8, "citation_title"),
    ("title", "microdata", 0.6, "headline"),
    ("title", "meta", 0.4, "title"),
    ("byline", "meta", 0.6, "author"),
    ("byline", "og", 0.55, "article:author"),
    ("byline", "parsely", 0.7, "parsely-author"),
    ("byline", "sailthru", 0.65, "sailthru.author"),
    ("byline", "dublin-core", 0.6, "dc.creator dcterms.creator"),
    ("byline", "meta", 0.65, "byl"),
    ("byline", "citation", 0.8, "citation_author"),
    ("byline", "cxense", 0.6, "cxenseparse:author"),
    ("byline", "og", 0.6, "article:author_name"),
    ("byline", "sailthru", 0.6, "sailthru.byline"),
    ("date", "og", 0.8, "article:published_time"),
    ("date", "og", 0.75, "og:published_time og:article:published_time"),
    ("date", "parsely", 0.75, "parsely-pub-date"),
    ("date", "sailthru", 0.65, "sailthru.date"),
    ("date", "dublin-core", 0.5, "dc.date dcterms.date"),
    ("date", "dublin-core", 0.65, "dc.date.issued"),
    ("date", "dublin-core", 0.6, "dcterms.created dc.date.created"),
    ("date", "microdata", 0.75, "datepublished"),
    ("date", "meta", 0.45, "date"),
    (
        "date",
        "meta",
        0.6,
        "pubdate publishdate publish-date publish_date published-date published_date "
        "article-published publication_date publication-date date.published",
    ),
    ("date", "meta", 0.55, "published"),
    ("date", "meta", 0.4, "created releasedate"),
    ("date", "meta", 0.65, "article.published"),
    ("date", "citation", 0.7, "citation_publication_date"),
    ("date", "citation", 0.6, "citation_date"),
    ("date", "og", 0.7, "article:published"),
    ("date", "cxense", 0.7, "cxenseparse:recs:publishtime cxenseparse:publishtime"),
    ("date", "microdata", 0.4, "datecreated"),
    ("modified", "og", 0.75, "article:modified_time"),
    ("modified", "og", 0.7, "article:modified article:updated_time"),
    ("modified", "og", 0.6, "og:updated_time"),
    ("modified", "microdata", 0.7, "datemodified"),
    ("modified", "dublin-core", 0.6, "dcterms.modified"),
    ("modified", "meta", 0.5, "last-modified"),
    ("modified", "meta", 0.6, "article.updated"),
    ("description", "og", 0.5, "og:description"),
    ("description", "meta", 0.4, "description"),
    ("description", "twitter", 0.4, "twitter:description"),
    ("description", "dublin-core", 0.4, "dc.description dcterms.description dcterms.abstract"),
    ("description", "sailthru", 0.4, "sailthru.description"),
    ("licence", "meta", 0.6, "license licence"),
    ("licence", "dublin-core", 0.6, "dcterms.license dc.rights.license"),
    ("licence", "dublin-core", 0.4, "dc.rights dcterms.rights"),
    ("publisher", "og", 0.5, "article:publisher"),
    ("publisher", "citation", 0.7, "citation_publisher"),
    ("publisher", "dublin-core", 0.5, "dc.publisher dcterms.publisher"),
    # finer than what JSON-LD can say, which calls a metered article not free
    ("access", "og", 0.95, "article:content_tier og:article:content_tier"),
    ("access", "microdata", 0.7, "isaccessibleforfree"),
    ("site_name", "og", 0.8, "og:site_name"),
    ("site_name", "meta", 0.4, "application-name"),
    ("site_name", "meta", 0.3, "publisher"),
    ("url", "og", 0.6, "og:url"),
    ("language", "og", 0.5, "og:locale"),
    ("language", "meta", 0.5, "content-language"),
    ("image", "og", 0.6, "og:image"),
    ("image", "twitter", 0.5, "twitter:image"),
    ("section", "og", 0.7, "article:section"),
    ("section", "microdata", 0.6, "articlesection"),
    ("section", "parsely", 0.6, "parsely-section"),
    ("tags", "og", 0.7, "article:tag"),
    ("tags", "meta", 0.4, "keywords"),
    ("tags", "meta", 0.6, "news_keywords"),
    ("tags", "parsely", 0.6, "parsely-tags"),
)
# The key of a <meta>, itemprop or RDFa property, with its field, source and confidence.
META: dict[str, tuple[str, str, float]] = {
    key: (field, source, confidence)
    for field, source, confidence, keys in _ROWS
    for key in keys.split()
}
# The key of a second field, for keys that speak of two.
ALSO: dict[str, tuple[str, str, float]] = {"publisher": ("publisher", "meta", 0.4)}
