package heed.loop;

/// A loop policy with its version; 1 is the built-in one.
public record NumberedLoopPolicy(long version, LoopPolicy policy) {
  static final NumberedLoopPolicy DEFAULT = new NumberedLoopPolicy(1, LoopPolicy.DEFAULT);
}
