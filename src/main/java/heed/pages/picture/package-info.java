/// The backlog as pictures. The places are computed by `chart`.
@NullMarked
package heed.pages.picture;

import org.jspecify.annotations.NullMarked;
