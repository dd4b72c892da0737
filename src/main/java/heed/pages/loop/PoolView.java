package heed.pages.loop;

import heed.pages.frame.Choice;
import java.util.List;

/// What a PM needs to hand out loops of nobody in particular.
///
/// @param people who can take them
/// @param accounts each with how many loops it has in the pool
public record PoolView(List<Choice> people, List<Choice> accounts) {}
