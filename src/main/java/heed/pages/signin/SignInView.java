package heed.pages.signin;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// The page on which one signs in.
///
/// @param sentence why one is here, or null
/// @param bad whether the sentence tells of something that did not work
/// @param ways providers that are set up
/// @param mail whether a link can be sent
/// @param next where one wants to go, or empty
/// @param wrong what is wrong with the address that was typed, or null
public record SignInView(
    @Nullable String sentence,
    boolean bad,
    List<Way> ways,
    boolean mail,
    String next,
    String email,
    @Nullable String wrong) {

  /// A provider.
  public record Way(String words, String address) {}
}
