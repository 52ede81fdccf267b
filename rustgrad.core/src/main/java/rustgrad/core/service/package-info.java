/** What rustgrad.api finds as a service: the ops by their names. Uses rustgrad.core. */
@NullMarked
package rustgrad.core.service;

import org.jspecify.annotations.NullMarked;
