/// What shipped, for everybody: announcements, the digest and the feed.
@NullMarked
package heed.pages.news;

import org.jspecify.annotations.NullMarked;
