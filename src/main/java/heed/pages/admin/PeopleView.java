package heed.pages.admin;

import heed.pages.frame.Choice;
import heed.pages.frame.Complaints;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The page of people and their roles.
///
/// @param link one that was just made; it is on no later page
public record PeopleView(String headline, List<Row> rows, Entry add, @Nullable Link link) {

  /// One person.
  ///
  /// @param address of the person's own forms
  /// @param open whether the form stands open, because something is wrong in it
  /// @param tied whether they sign in by an account at a provider
  public record Row(
      String address,
      String name,
      String email,
      String role,
      Entry entry,
      boolean open,
      boolean tied) {}

  /// What stands in a form.
  public record Entry(String email, String name, List<Choice> roles, Complaints complaints) {}

  /// A link that signs a person in once.
  public record Link(String name, String address) {}
}
