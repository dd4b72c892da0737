/// What the environment says: one registry of every setting, checked all at once before anything
/// starts.
@NullMarked
package heed.platform.settings;

import org.jspecify.annotations.NullMarked;
