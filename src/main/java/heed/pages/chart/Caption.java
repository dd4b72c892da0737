package heed.pages.chart;

import org.jspecify.annotations.Nullable;

/// What stands around a picture.
///
/// @param id of the figure on its page, such as `renewals`
/// @param heading the answer that the picture gives, as a sentence
/// @param sentence what is drawn and how to read it, or null
/// @param spoken the picture in a sentence, for those who do not see it
/// @param table the words that open the same as a table
public record Caption(
    String id, String heading, @Nullable String sentence, String spoken, String table) {}
