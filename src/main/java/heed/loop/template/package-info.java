/// Templates of texts for customers: what they look like, which fields they may have, and how they
/// are filled. Pure text: knows neither loops nor features, and no database.
@NullMarked
package heed.loop.template;

import org.jspecify.annotations.NullMarked;
