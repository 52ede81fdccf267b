/** What rustgrad.api finds as a service: the ops by their names. Uses rustgrad.core. */
@org.jspecify.annotations.NullMarked
package rustgrad.core.service;
