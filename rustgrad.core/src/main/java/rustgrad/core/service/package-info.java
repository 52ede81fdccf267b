/** What rustgrad.api finds as a service: the ops by their names. Uses rustgrad.core. */
package rustgrad.core.service;
