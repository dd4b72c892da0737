/// The database: pools, dialects, migrations, the one writer and the change log. With the stores,
/// the only place that knows SQL.
@NullMarked
package heed.platform.database;

import org.jspecify.annotations.NullMarked;
