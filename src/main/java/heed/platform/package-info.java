/// The cellar: settings, database, clock, ids, JSON, money and problems. Knows nothing of the
/// product.
@NullMarked
package heed.platform;

import org.jspecify.annotations.NullMarked;
