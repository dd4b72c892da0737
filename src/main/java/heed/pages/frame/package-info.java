/// What every page shares: the frame around it, who asks, forms, the reader’s voice, links to other
/// pages, and the small things that pages are made of. Knows no page.
@NullMarked
package heed.pages.frame;

import org.jspecify.annotations.NullMarked;
