package heed.pages.loop;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What became of loops that were handed out, with the way back.
///
/// @param ids of those loops
/// @param undo what the button that hands them back says, or null when they are in the pool again
public record HandedView(
    String headline,
    String sentence,
    List<String> loops,
    List<String> ids,
    @Nullable String undo) {}
